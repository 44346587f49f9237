package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.failure.Failure;

class RoutesTest {

    private final Routes routes =
            new Routes()
                    .get("/", named("home"))
                    .get("/tasks/{id}", named("task"))
                    .delete("/tasks/{id}", named("delete"))
                    .get("/tasks", named("tasks"))
                    .post("/tasks", named("create"))
                    .get("/tasks/search", named("search"))
                    .patch("/tasks/{id}/complete", named("complete"))
                    .get("/{kind}/{id}/complete", named("any"))
                    .put("/tasks/{id}/tags/{tag}", named("tag"))
                    .get("/feeds/{secret}.ics", named("feed"));

    @ParameterizedTest
    @CsvSource({
        "GET, /, home",
        "GET, /tasks, tasks",
        "POST, /tasks, create",
        "GET, /tasks/search, search",
        "GET, /tasks/searches, task",
        "DELETE, /tasks/1, delete",
        "PATCH, /tasks/1/complete, complete",
        "GET, /lists/1/complete, any",
        "PUT, /tasks/1/tags/home, tag",
        "GET, /feeds/a.b.ics, feed",
    })
    void a_request_finds_the_handler_of_its_template(String method, String path, String expected) {
        assertThat(answer(method, path).header("Name")).isEqualTo(expected);
    }

    @Test
    void a_literal_wins_over_a_parameter_whatever_the_order() {
        assertThat(
                        new Routes()
                                .get("/a/{x}", named("p"))
                                .get("/a/b", named("l"))
                                .match("GET", "/a/b")
                                .template())
                .isEqualTo("/a/b");
        assertThat(
                        new Routes()
                                .get("/{x}/b/c", named("p"))
                                .get("/a/{x}/c", named("l"))
                                .match("GET", "/a/b/c")
                                .template())
                .isEqualTo("/a/{x}/c");
    }

    @Test
    void a_parameter_is_decoded_and_a_plus_is_a_plus() {
        assertThat(routes.match("GET", "/tasks/a%20b+c%C3%A9").parameters())
                .isEqualTo(Map.of("id", "a b+cé"));
        assertThat(routes.match("PUT", "/tasks/1/tags/%23home").parameters())
                .isEqualTo(Map.of("id", "1", "tag", "#home"));
        assertThat(routes.match("GET", "/feeds/a%2e.ics").parameters())
                .isEqualTo(Map.of("secret", "a."));
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/a.icss",
        "/feeds/.ics",
        "/task",
        "/tasks/",
        "/tasks/1/",
        "/tasks/1/2",
        "/tasksx",
        "/tasks/{id}/x",
        "/x"
    })
    void unmatched_paths_are_not_found_under_one_route(String path) {
        assertThat(routes.match("GET", path).template()).isEqualTo(Routes.UNMATCHED);
        assertThatThrownBy(() -> answer("GET", path)).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void head_is_answered_by_the_handler_of_get() {
        assertThat(answer("HEAD", "/tasks/1").header("Name")).isEqualTo("task");
    }

    @Test
    void options_name_the_methods() {
        assertThat(answer("OPTIONS", "/tasks").status()).isEqualTo(204);
        assertThat(answer("OPTIONS", "/tasks").header("Allow"))
                .isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(answer("OPTIONS", "/tasks/1/tags/x").header("Allow")).isEqualTo("OPTIONS, PUT");
    }

    @ParameterizedTest
    @CsvSource({"PUT", "TRACE", "CONNECT", "BREW"})
    void another_method_is_refused_with_the_allowed_methods(String method) {
        assertThatThrownBy(() -> answer(method, "/tasks/1"))
                .isInstanceOfSatisfying(
                        Failure.MethodNotAllowed.class,
                        failure ->
                                assertThat(failure.allow())
                                        .isEqualTo("DELETE, GET, HEAD, OPTIONS"));
    }

    @Test
    void a_route_that_could_never_be_reached_is_refused_at_once() {
        assertThatThrownBy(() -> routes.get("/tasks", named("again")))
                .hasMessage("GET /tasks is added twice");
        assertThatThrownBy(() -> routes.put("/tasks/{task}", named("other")))
                .hasMessage("/tasks/{task} matches the same paths as /tasks/{id}");
    }

    @Test
    void all_routes_can_be_listed() {
        assertThat(routes.all()).containsEntry("/tasks", Set.of("GET", "POST")).hasSize(8);
    }

    private Answered answer(String method, String path) {
        var response = routes.match(method, path).handler().handle(Requests.get(path));
        return new Answered(response.status(), response.headers());
    }

    private record Answered(int status, Headers headers) {
        @Nullable String header(String name) {
            return headers.first(name);
        }
    }

    private static Handler named(String name) {
        return request -> Response.status(200).with("Name", name);
    }
}
