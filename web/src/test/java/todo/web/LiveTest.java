package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.json.Json;

/** Live updates over the real API. */
@Timeout(60)
class LiveTest {

    @SuppressWarnings("NullAway.Init")
    private static RealApi api;

    @SuppressWarnings("NullAway.Init")
    private Visitor visitor;

    @BeforeAll
    static void startApi() {
        api = RealApi.start();
    }

    @AfterAll
    static void stopApi() {
        api.close();
    }

    @BeforeEach
    void start() {
        visitor = Visitor.of(api.address());
    }

    @AfterEach
    void stop() {
        visitor.close();
    }

    private void register() {
        var form =
                Map.of(
                        "email",
                        UUID.randomUUID() + "@example.org",
                        "password",
                        "difference engine");
        assertThat(visitor.post("/register", form).statusCode()).isEqualTo(303);
    }

    /** Another client of the same user. */
    private Written write(String method, String path, Map<String, ?> body) {
        var request =
                HttpRequest.newBuilder(api.address().resolve(path))
                        .header("Authorization", "Bearer " + visitor.cookies().get("session"))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofByteArray(Json.write(body)))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, BodyHandlers.ofString());
            return new Written(
                    Json.MAPPER.readTree(response.body()),
                    response.headers().firstValue("Operation-Id").orElseThrow());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private record Written(JsonNode entity, String operation) {

        /** The event as the browser receives it. */
        String event(@Nullable String id, String kind) {
            return "change {\"id\":%s,\"kind\":\"%s\",\"entity\":\"%s\",\"operation\":\"%s\"}"
                    .formatted(id, kind, entity.path("id").asText(), operation);
        }
    }

    @Test
    void a_change_arrives_within_a_second_with_its_operation() {
        register();
        try (var live = visitor.live(null).awaitStart()) {
            var start = System.nanoTime();
            var task = write("POST", "/api/tasks", Map.of("title", "Buy milk"));
            var event = live.next();

            assertThat(System.nanoTime() - start).isLessThan(1_000_000_000L);
            assertThat(event).isEqualTo(task.event(live.lastId(), "task"));
            var list = write("POST", "/api/lists", Map.of("name", "Home"));
            assertThat(live.next()).isEqualTo(list.event(live.lastId(), "list"));
            var query = write("POST", "/api/queries", Map.of("name", "Q", "query", "milk"));
            assertThat(live.next()).isEqualTo(query.event(live.lastId(), "query"));
        }
    }

    @Test
    void the_longest_task_arrives_without_its_texts() {
        register();
        try (var live = visitor.live(null).awaitStart()) {
            var longest = Map.of("title", "é\"".repeat(100), "description", "ä\"".repeat(5_000));
            var task = write("POST", "/api/tasks", longest);
            assertThat(live.next()).isEqualTo(task.event(live.lastId(), "task"));
        }
    }

    @Test
    void a_browser_that_reconnects_misses_nothing() {
        register();
        var live = visitor.live(null).awaitStart();
        var first = write("POST", "/api/tasks", Map.of("title", "a"));
        assertThat(live.next()).isEqualTo(first.event(live.lastId(), "task"));
        live.close();

        var second = write("POST", "/api/tasks", Map.of("title", "b"));
        var third = write("POST", "/api/tasks", Map.of("title", "c"));
        try (var again = visitor.live(live.lastId())) {
            assertThat(again.next()).isEqualTo(second.event(again.lastId(), "task"));
            assertThat(again.next()).isEqualTo(third.event(again.lastId(), "task"));
        }
    }

    @Test
    void one_stream_too_many_of_a_session_ends_the_oldest_and_delays_its_reconnect() {
        register();
        var streams = new ArrayList<LiveClient>();
        try {
            for (var i = 0; i < 9; i++) {
                streams.add(visitor.live(null).awaitStart());
            }
            assertThat(streams.getFirst().next()).isNull();
            assertThat(streams.getFirst().retry()).isEqualTo("60000");

            write("POST", "/api/tasks", Map.of("title", "a"));
            for (var live : streams.subList(1, 9)) {
                assertThat(live.next()).startsWith("change ");
            }
        } finally {
            streams.forEach(LiveClient::close);
        }
    }

    @Test
    void a_shutdown_ends_the_stream_at_once() {
        register();
        try (var live = visitor.live(null).awaitStart()) {
            var start = System.nanoTime();
            Thread.startVirtualThread(visitor::close);
            assertThat(live.next()).isNull();
            assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
            assertThat(live.retry()).isNotNull();
        }
    }

    @Test
    void signed_out_pages_get_204_and_stop() {
        try (var live = visitor.live(null)) {
            assertThat(live.status()).isEqualTo(204);
        }
        register();
        visitor.cookies().put("session", "an.old.token");
        visitor.cookies().put("renewal", "an-old-refresh-token");
        try (var live = visitor.live(null)) {
            assertThat(live.status()).isEqualTo(204);
        }
    }

    @Test
    void an_expired_token_is_refreshed_before_the_stream_starts() {
        register();
        visitor.cookies().put("session", "an.old.token");
        try (var live = visitor.live(null).awaitStart()) {
            assertThat(live.status()).isEqualTo(200);
            assertThat(visitor.cookies().get("session")).isNotEqualTo("an.old.token");
            write("POST", "/api/tasks", Map.of("title", "a"));
            assertThat(live.next()).startsWith("change ");
        }
    }

    @Test
    void a_page_without_the_api_is_asked_to_try_again_later() {
        try (var away = Visitor.of(URI.create("http://127.0.0.1:1")).signedIn();
                var live = away.live(null)) {
            assertThat(live.status()).isEqualTo(503);
            assertThat(live.header("Retry-After")).isEqualTo("5");
        }
    }
}
