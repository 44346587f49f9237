package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.failure.FailureCode;

/** An app whose request cannot be granted. */
class ConsentRefusalTest extends ConsentTesting {

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
    void a_user_who_tries_too_many_apps_has_to_wait() {
        api.fail(
                ASK,
                429,
                FailureCode.TOO_MANY_ATTEMPTS,
                "You have tried to connect too many apps.");
        var answer = visitor.get(PAGE);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body())
                .contains("Too many attempts", "You have tried to connect too many apps.");
    }
}
