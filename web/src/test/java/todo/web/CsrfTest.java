package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTest {

    private final FakeApi api =
            FakeApi.start().on("POST /api/tasks/quick", 201, FakeApi.quick("A task", ""));
    private final Visitor visitor = Visitor.of(api.address()).signedIn();

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private int add() {
        return visitor.post("/tasks", Map.of("text", "A task")).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_request_from_another_site_is_refused_before_it_changes_anything(String site) {
        visitor.with("Sec-Fetch-Site", site);
        assertThat(add()).isEqualTo(403);
        assertThat(api.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void a_request_from_this_site_is_allowed(String site) {
        visitor.with("Sec-Fetch-Site", site);
        assertThat(add()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://%", "http://localhost"})
    void without_fetch_metadata_another_origin_is_refused(String origin) {
        visitor.with("Origin", origin);
        assertThat(add()).isEqualTo(403);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void without_fetch_metadata_the_same_origin_is_allowed() {
        visitor.with("Origin", "http://" + visitor.host());
        assertThat(add()).isEqualTo(303);
    }

    @Test
    void signing_in_is_protected_too() {
        visitor.with("Sec-Fetch-Site", "cross-site");
        assertThat(
                        visitor.post("/sign-in", Map.of("email", "a@b.example", "password", "x"))
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_link_from_another_site_is_allowed() {
        visitor.with("Sec-Fetch-Site", "cross-site");
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    }
}
