package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app's request survives that its user signs in, also with another account. */
class ConsentSignInTest extends ConsentTesting {

    private static final String SESSION =
            "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"user\":{\"email\":\"b@example.org\"}}";

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
}
