package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private static final String SIGNED_IN =
            "{\"access_token\":\"a.new.token\",\"token_type\":\"bearer\",\"expires_in\":1800,\"refresh_token\":\"a-new-refresh\",\"user\":{\"email\":\"ada@example.org\",\"name\":\"Ada\"}}";
    private static final Map<String, String> ADA =
            Map.of("email", "ada@example.org", "password", "analytical engine");

    private final FakeApi api =
            FakeApi.start()
                    .on("POST /api/auth/login", 200, SIGNED_IN)
                    .on("POST /api/auth/register", 201, SIGNED_IN);
    private final Visitor visitor = Visitor.of(api.address());

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private static Map<String, String> plus(Map<String, String> form, String name, String value) {
        var more = new LinkedHashMap<>(form);
        more.put(name, value);
        return more;
    }

    @Test
    void a_signed_out_user_is_sent_to_sign_in_and_back() {
        var answer = visitor.get("/upcoming");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?to=/upcoming");
        assertThat(visitor.get("/sign-in?to=/upcoming").body())
                .contains("name=\"to\" value=\"/upcoming\"");
        assertThat(
                        visitor.post("/sign-in", plus(ADA, "to", "/upcoming"))
                                .headers()
                                .firstValue("Location"))
                .hasValue("/upcoming");
    }

    @Test
    void a_deep_link_keeps_its_whole_query_through_the_sign_in() {
        var link = "/search?q=%22gro%C3%9F%22+%23home&after=a.b%3D";
        var toSignIn = visitor.get(link).headers().firstValue("Location").orElseThrow();
        var page = visitor.get(toSignIn).body();
        var to = link.replace("&", "&amp;");

        assertThat(page).contains("name=\"to\" value=\"" + to + "\"");
        assertThat(page).contains(toSignIn.replace("/sign-in", "/register"));
        assertThat(visitor.post("/sign-in", plus(ADA, "to", link)).headers().firstValue("Location"))
                .hasValue(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/register"})
    void signed_in_users_need_no_page_for_signing_in(String page) {
        var answer = visitor.signedIn().get(page + "?to=/notifications");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/notifications");
    }

    @ParameterizedTest
    @CsvSource({"/login, /sign-in", "/dashboard, /", "/chat, /"})
    void addresses_of_the_old_frontend_lead_to_the_new_pages(String old, String page) {
        assertThat(visitor.get(old).headers().firstValue("Location")).hasValue(page);
    }

    @Test
    void a_task_that_was_completed_after_the_session_ended_is_completed_after_the_sign_in() {
        var status = "/tasks/" + FakeApi.ID + "/status";
        assertThat(visitor.post(status, Map.of("status", "completed")).body())
                .contains("name=\"draft.status\" value=\"completed\"");
        api.on("PATCH /api/tasks/" + FakeApi.ID, 200, FakeApi.task("Buy milk", 4));
        var form = plus(plus(ADA, "to", status), "draft.status", "completed");
        visitor.post("/sign-in", form);

        assertThat(api.calls().getLast().body()).isEqualTo("{\"status\":\"completed\"}");
        assertThat(visitor.get("/").body()).contains("“Buy milk” completed.");
    }

    @Test
    void a_button_that_has_no_effect_after_the_sign_in_leaves_the_user_signed_in() {
        var undo = "/operations/" + FakeApi.OPERATION + "/undo?view=%2F&task=" + FakeApi.ID;
        api.fail("POST /api/undo", 409, "It has been undone already.");
        var answer = visitor.post("/sign-in", plus(plus(ADA, "to", undo), "draft.result", "x"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(visitor.cookies()).containsKey("session");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/x\r\nSet-Cookie: a=b"
            })
    void signing_in_never_redirects_to_another_site(String to) {
        assertThat(visitor.post("/sign-in", plus(ADA, "to", to)).headers().firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void the_token_is_in_a_cookie_that_scripts_cannot_read() {
        var cookies = visitor.post("/sign-in", ADA).headers().allValues("Set-Cookie");
        assertThat(cookies)
                .contains("session=a.new.token; Path=/; HttpOnly; SameSite=Lax; Max-Age=8640000");
    }

    @Test
    void behind_tls_the_cookie_is_bound_to_this_host() {
        visitor.with("X-Forwarded-Proto", "https");
        var cookies = visitor.post("/register", ADA).headers().allValues("Set-Cookie");
        assertThat(cookies)
                .contains(
                        "__Host-session=a.new.token; Path=/; HttpOnly; SameSite=Lax; Max-Age=8640000; Secure");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(api.calls().getLast().headers())
                .containsEntry("authorization", "Bearer a.new.token");
    }

    @Test
    void a_wrong_password_is_reported_and_never_sent_back() {
        api.fail("POST /api/auth/login", 401, "The e-mail address or the password is wrong.");
        var answer = visitor.post("/sign-in", ADA);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains(
                        "The e-mail address or the password is wrong.", "value=\"ada@example.org\"")
                .doesNotContain("analytical");
        assertThat(visitor.cookies()).isEmpty();
    }

    @Test
    void an_invalid_registration_is_reported_at_its_field() {
        api.fail(
                "POST /api/auth/register",
                422,
                "x",
                "{\"pointer\":\"/password\",\"detail\":\"Between 8 and 128 characters.\"}");
        var answer = visitor.post("/register", plus(ADA, "name", "Ada & <Co>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "id=\"password-fault\"",
                        "Between 8 and 128 characters.",
                        "aria-describedby=\"password-fault\"",
                        "Ada &amp; &lt;Co>");
        api.fail(
                "POST /api/auth/register",
                409,
                "This e-mail address has an account already. Sign in instead.");
        assertThat(visitor.post("/register", ADA).body())
                .contains("id=\"email-fault\"", "has an account already");
    }

    @Test
    void a_registration_succeeds_even_if_the_introduction_cannot_be_added() {
        api.fail("POST /api/tasks", 503, "The database is unavailable.");
        assertThat(visitor.post("/register", ADA).statusCode()).isEqualTo(303);
        assertThat(visitor.cookies()).containsKey("session");
        assertThat(api.calls()).filteredOn(call -> call.path().equals("/api/tasks")).hasSize(1);
    }

    @Test
    void the_form_comes_back_while_the_api_is_unavailable() {
        api.unavailable();
        var answer = visitor.post("/sign-in", ADA);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("can't reach them right now", "value=\"ada@example.org\"");
    }

    @Test
    void an_expired_token_is_refreshed_and_the_request_answered() {
        api.fail("PATCH /api/tasks/" + FakeApi.ID, 401, "The token has expired.")
                .on("POST /api/auth/refresh", 200, SIGNED_IN);
        visitor.signedIn().post("/tasks/" + FakeApi.ID + "/status", Map.of("status", "completed"));
        assertThat(visitor.cookies())
                .containsEntry("session", "a.new.token")
                .containsEntry("renewal", "a-new-refresh");
        assertThat(api.calls().getLast().headers())
                .containsEntry("authorization", "Bearer a.new.token");
    }

    @Test
    void input_is_kept_if_the_session_cannot_be_refreshed() {
        api.unavailable().fail("PATCH /api/tasks/" + FakeApi.ID, 401, "The token has expired.");
        var answer =
                visitor.signedIn()
                        .post(
                                "/tasks/" + FakeApi.ID,
                                Map.of("title", "A new title", "version", "3"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains(
                        "name=\"title\" value=\"A new title\"",
                        "name=\"version\" value=\"3\"",
                        ">Try again</button>");
        assertThat(visitor.cookies()).containsKey("session");
    }

    @Test
    void an_ended_session_leads_to_the_sign_in_page() {
        api.fail("GET /api/tasks", 401, "The token has expired.");
        var answer = visitor.signedIn().get("/");
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
        assertThat(visitor.cookies()).doesNotContainKey("session");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void input_survives_the_end_of_the_session(boolean cookieLeft) {
        if (cookieLeft) {
            visitor.signedIn();
            api.fail("PATCH /api/tasks/" + FakeApi.ID, 401, "The token has expired.");
        }
        var typed =
                Map.of(
                        "title",
                        "A \"new\" title",
                        "description",
                        "Long\nthoughts",
                        "due",
                        "2026-12-01",
                        "version",
                        "3");
        var signIn = visitor.post("/tasks/" + FakeApi.ID, typed);
        assertThat(signIn.statusCode()).isEqualTo(401);
        assertThat(signIn.body())
                .contains(
                        "Your session has ended",
                        "name=\"draft.title\" value=\"A &#34;new&#34; title\"",
                        "name=\"draft.version\" value=\"3\"");

        api.on("GET /api/tasks/" + FakeApi.ID, 200, FakeApi.task("Stored title", 4));
        var form = plus(ADA, "to", "/tasks/" + FakeApi.ID);
        for (var field : typed.entrySet()) {
            form = plus(form, "draft." + field.getKey(), field.getValue());
        }
        var resumed = visitor.post("/sign-in", form);
        assertThat(resumed.statusCode()).isEqualTo(200);
        assertThat(resumed.body())
                .contains(
                        "not saved yet",
                        "A \"new\" title</textarea>",
                        "Long\nthoughts</textarea>",
                        "value=\"2026-12-01\"",
                        "name=\"version\" value=\"3\"");
        assertThat(visitor.cookies()).containsEntry("session", "a.new.token");
    }

    @Test
    void a_new_task_survives_the_end_of_the_session() {
        var signIn = visitor.post("/tasks", Map.of("text", "Buy milk today"));
        assertThat(signIn.body()).contains("name=\"draft.text\" value=\"Buy milk today\"");
        var form = plus(plus(ADA, "to", "/tasks"), "draft.text", "Buy milk today");
        assertThat(visitor.post("/sign-in", form).body())
                .contains("name=\"text\" value=\"Buy milk today\"", "not added yet");
        assertThat(api.calls())
                .noneMatch(call ->
                        call.method().equals("POST") && call.path().startsWith("/api/tasks"));
    }

    @Test
    void signing_out_ends_the_session_in_the_browser_and_at_the_api() {
        api.on("POST /api/auth/logout", 200, "{\"message\":\"You are signed out.\"}");
        var answer = visitor.signedIn().post("/sign-out", Map.of());
        assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in");
        assertThat(visitor.cookies()).doesNotContainKey("session");
        assertThat(api.calls().getLast().path()).isEqualTo("/api/auth/logout");
        assertThat(visitor.get("/sign-in").body()).contains("You have signed out.");
        assertThat(visitor.get("/sign-in").body()).doesNotContain("You have signed out.");
    }

    @Test
    void signing_out_works_while_the_api_is_unavailable() {
        api.unavailable();
        assertThat(visitor.signedIn().post("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.cookies()).doesNotContainKey("session");
    }

    @Test
    void signing_in_stores_the_time_zone_of_the_browser_in_a_new_profile() {
        api.on(
                "POST /api/auth/login",
                200,
                SIGNED_IN.replace("\"name\"", "\"time_zone\":\"UTC\",\"name\""));
        visitor.cookies().put("time_zone", "Europe%2FVienna");
        assertThat(visitor.post("/sign-in", ADA).statusCode()).isEqualTo(303);
        assertThat(api.calls().getLast().path()).isEqualTo("/api/auth/me");
        assertThat(api.calls().getLast().body()).isEqualTo("{\"time_zone\":\"Europe/Vienna\"}");
    }
}
