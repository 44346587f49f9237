package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.http.Form;

/** The page that asks whether an app may connect, and what follows from the decision. */
class ConsentTest extends ConsentTesting {

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
    void can_be_tried_again_when_the_api_is_unavailable() {
        api.unavailable();
        var answer = visitor.post("/oauth/authorize", Map.of("query", QUERY, "decision", "allow"));

        assertThat(location(answer)).isEqualTo(PAGE);
        assertThat(visitor.get(PAGE).body())
                .contains("href=\"" + PAGE.replace("&", "&amp;") + "\"");
    }
}
