package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.http.Form;
import todo.oauth.PublicAddress;

/** The page that asks whether an app may connect, and the list of connected apps. */
class ConsentTest {

    private static final String QUERY = "client_id=https%3A%2F%2Fclaude.ai%2Fapp&state=a%26b";
    private static final String PAGE = "/oauth/authorize?" + QUERY;
    private static final String ASK = "GET /api/oauth/authorization?" + QUERY;
    private static final String ANSWER = "POST /api/oauth/authorization";

    private static final String SESSION =
            "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"user\":{\"email\":\"b@example.org\"}}";

    private final FakeApi api =
            FakeApi.start()
                    .on(ASK, 200, question("https://claude.ai"))
                    .on(ANSWER, 200, "{\"redirect_to\":\"https://claude.ai/back?code=1\"}");
    private final Visitor visitor =
            Visitor.of(api.address(), new PublicAddress("https://todo.example")).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private static String question(String origin) {
        return """
        {"client":{"name":"Claude <b>","host":"claude.ai","verified":true},"return_to":"claude.ai",\
        "return_origin":"%s","return_loopback":false,"scopes":["read","write","delete"],\
        "user":{"email":"ada@example.org"}}\
        """
                .formatted(origin);
    }

    private static String policy(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void names_the_app_its_host_its_wishes_and_the_account() {
        var page = visitor.get(PAGE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Claude &lt;b&gt;",
                        "<bdi>claude.ai</bdi>",
                        "Afterwards, your browser opens claude.ai.",
                        "See your tasks",
                        "Add and change",
                        "Delete tasks",
                        "<bdi>ada@example.org</bdi>",
                        "name=\"query\" value=\"" + QUERY.replace("&", "&amp;") + "\"")
                .doesNotContain("hx-boost");
    }

    @Test
    void warns_of_a_name_that_nobody_has_verified() {
        var question =
                question("https://claude.ai")
                        .replace("\"claude.ai\",\"verified\":true", "null,\"verified\":false");
        api.on(ASK, 200, question);

        assertThat(visitor.get(PAGE).body()).contains("Nobody has verified this name.");
    }

    @Test
    void says_that_the_browser_returns_to_this_computer() {
        api.on(
                ASK,
                200,
                question("http://127.0.0.1:3000").replace("loopback\":false", "loopback\":true"));

        assertThat(visitor.get(PAGE).body()).contains("to a program on this computer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://claude.ai", "http://127.0.0.1:33418", "cursor:", "http:"})
    void lets_its_form_lead_to_the_app_and_no_other_page(String source) {
        api.on(ASK, 200, question(source));

        assertThat(policy(visitor.get(PAGE)))
                .contains("form-action 'self' " + source + ";", "frame-ancestors 'none'");
        assertThat(policy(visitor.get("/settings/security"))).contains("form-action 'self';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a; script-src *", "*", "https://a b", "'unsafe-inline'", ""})
    void does_not_widen_the_policy_by_what_is_no_origin(String origin) {
        api.on(ASK, 200, question(origin));

        var answer = visitor.get(PAGE);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(policy(answer)).contains("form-action 'self';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/authorize?" + QUERY, "/sign-in", "/register"})
    void its_pages_stay_connected_to_the_window_that_opened_them(String page) {
        assertThat(visitor.get(page).headers().firstValue("Cross-Origin-Opener-Policy"))
                .hasValue("unsafe-none");
        assertThat(visitor.get("/").headers().firstValue("Cross-Origin-Opener-Policy"))
                .hasValue("same-origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allow | write,delete | 'allow' | 'read','write','delete'",
                "allow | write        | 'allow' | 'read','write'",
                "allow | delete       | 'allow' | 'read'",
                "deny  | write        | 'deny'  | 'read','write'",
                "other | write        | 'deny'  | 'read','write'"
            },
            quoteCharacter = '"')
    void sends_the_decision_and_leads_to_the_app(
            String pressed, String ticked, String decision, String scopes) {
        var form =
                new Form(
                        Map.of(
                                "query", List.of(QUERY),
                                "decision", List.of(pressed),
                                "scope", List.of(ticked.split(","))));
        var answer = visitor.post("/oauth/authorize", form);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer)).isEqualTo("https://claude.ai/back?code=1");
        assertThat(api.calls().getLast().body())
                .contains(
                        "\"query\":\"" + QUERY + "\"",
                        "\"decision\":" + decision.replace('\'', '"'),
                        "\"scopes\":[" + scopes.replace('\'', '"') + "]");
    }

    @Test
    void asks_a_signed_out_user_to_sign_in_first() {
        visitor.cookies().clear();
        var to = location(visitor.get(PAGE));

        assertThat(to).startsWith("/sign-in?to=/oauth/authorize%3Fclient_id");
        assertThat(visitor.get(to).body())
                .contains("name=\"to\" value=\"" + PAGE.replace("&", "&amp;") + "\"");
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void keeps_a_long_request_through_the_sign_in() {
        visitor.cookies().clear();
        var to = location(visitor.get(PAGE + "&state=" + "s".repeat(3000)));

        assertThat(visitor.get(to).body()).contains("s".repeat(3000));
    }

    @Test
    void asks_again_if_the_session_ended_meanwhile() {
        visitor.cookies().clear();
        api.on("POST /api/auth/login", 200, SESSION);
        var resumed =
                visitor.post(
                        "/sign-in",
                        Map.of(
                                "email", "b@example.org",
                                "password", "p",
                                "to", "/oauth/authorize",
                                "draft.query", QUERY,
                                "draft.decision", "allow"));

        assertThat(resumed.statusCode()).isEqualTo(200);
        assertThat(resumed.body())
                .contains("Claude &lt;b&gt;")
                .doesNotContain("value=\"write\" checked");
        assertThat(policy(resumed)).contains("https://claude.ai");
        assertThat(api.calls())
                .noneMatch(call -> call.method().equals("POST") && call.path().contains("oauth"));
    }

    @Test
    void the_user_can_sign_in_with_another_account_and_is_asked_again() {
        assertThat(visitor.get(PAGE).body())
                .contains(
                        "action=\"/sign-out\"",
                        "name=\"to\" value=\"" + PAGE.replace("&", "&amp;") + "\"");
        api.on("POST /api/auth/logout", 200, "{}").on("POST /api/auth/login", 200, SESSION);
        var signedOut = visitor.post("/sign-out", Map.of("to", PAGE));

        assertThat(visitor.cookies()).doesNotContainKey("session");
        assertThat(signedOut.headers().firstValue("Cross-Origin-Opener-Policy"))
                .hasValue("unsafe-none");
        assertThat(visitor.get(location(signedOut)).body())
                .contains("name=\"to\" value=\"" + PAGE.replace("&", "&amp;") + "\"");
        var signedIn =
                visitor.post(
                        "/sign-in", Map.of("email", "b@example.org", "password", "p", "to", PAGE));
        assertThat(location(signedIn)).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aLocation: https://evil.example",
                "evil.example"
            })
    void a_sign_out_leads_to_no_other_site(String address) {
        api.on("POST /api/auth/logout", 200, "{}");

        assertThat(location(visitor.post("/sign-out", Map.of("to", address))))
                .isEqualTo("/sign-in");
    }

    @Test
    void never_leads_to_an_app_that_cannot_be_trusted() {
        api.fail(ASK, 400, "This app did not register the address.")
                .fail(ANSWER, 400, "This app did not register the address.");

        for (var answer :
                List.of(
                        visitor.get(PAGE),
                        visitor.post("/oauth/authorize", Map.of("query", QUERY)))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
            assertThat(answer.body())
                    .contains("This app can't connect", "did not register the address")
                    .doesNotContain("claude.ai");
        }
    }

    @Test
    void tells_an_app_what_is_wrong_with_its_request() {
        api.on(ASK, 200, "{\"redirect_to\":\"https://claude.ai/back?error=invalid_scope\"}");

        assertThat(location(visitor.get(PAGE)))
                .isEqualTo("https://claude.ai/back?error=invalid_scope");
    }

    @Test
    void tells_it_by_a_link_after_a_sign_in_whose_form_may_not_lead_there() {
        api.on(ASK, 200, "{\"redirect_to\":\"https://claude.ai/back?error=invalid_scope\"}");
        visitor.with("Sec-Fetch-Site", "same-origin");

        assertThat(visitor.get(PAGE).body())
                .contains("href=\"https://claude.ai/back?error=invalid_scope\"");
    }

    @Test
    void can_be_tried_again_when_the_api_is_unavailable() {
        api.unavailable();
        var answer = visitor.post("/oauth/authorize", Map.of("query", QUERY, "decision", "allow"));

        assertThat(location(answer)).isEqualTo(PAGE);
        assertThat(visitor.get(PAGE).body())
                .contains("href=\"" + PAGE.replace("&", "&amp;") + "\"");
    }

    @Test
    void is_absent_while_apps_cannot_connect() {
        api.on("GET /api/auth/sessions", 200, "{\"sessions\":[]}")
                .on("GET /api/auth/tokens", 200, "{\"tokens\":[]}");
        try (var closed = Visitor.of(api.address()).signedIn()) {
            assertThat(closed.get(PAGE).statusCode()).isEqualTo(404);
            assertThat(closed.get("/settings/security").body()).doesNotContain("id=\"apps\"");
        }
    }

    @Test
    void connected_apps_are_listed_and_disconnected() {
        api.on("GET /api/auth/sessions", 200, "{\"sessions\":[]}")
                .on("GET /api/auth/tokens", 200, "{\"tokens\":[]}")
                .on("DELETE /api/oauth/apps/7", 204, "")
                .on(
                        "GET /api/oauth/apps",
                        200,
                        """
                        {"apps":[{"id":"7","name":"Claude","host":"claude.ai","scopes":["read","write"],\
                        "connected_at":"2026-11-20T08:00:00Z","last_used_at":"2026-11-23T09:00:00Z"},\
                        {"id":"8","name":"Mine","host":null,"scopes":["read"],\
                        "connected_at":"2026-11-20T08:00:00Z","last_used_at":null}]}\
                        """);

        assertThat(visitor.get("/settings/security").body())
                .contains(
                        "value=\"https://todo.example/mcp\"",
                        "<bdi>claude.ai</bdi>",
                        "<dd>Read and write</dd>",
                        "<dd>Today, 09:00</dd>",
                        "name not verified",
                        "<dd>Never</dd>");
        var answer = visitor.post("/settings/apps/7/disconnect", Map.of("name", "Claude"));
        assertThat(location(answer)).isEqualTo("/settings/security#apps");
        assertThat(api.calls().getLast().path()).isEqualTo("/api/oauth/apps/7");
        assertThat(visitor.get("/").body()).contains("“Claude” is disconnected.");
    }
}
