package todo.api.todobackend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;
import todo.json.Json;

/** The specification's own test suite, and what this service adds to it. */
class TodoBackendTest {

    private static final Map<String, String> ON = Map.of("TODOBACKEND", "true");

    private static String database;
    private static TestApi api;
    private static MovableClock clock;
    private static Client client;

    private String root;

    @BeforeAll
    static void start() {
        database = TestApi.database();
        clock = new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));
        api = TestApi.start(database, clock, ON);
        api.awaitReady();
        client = api.client();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void chooseSandbox() {
        root = "/todobackend/" + UUID.randomUUID();
    }

    @Test
    void the_root_answers_get_post_and_delete() {
        assertThat(client.get(root).body()).isEmpty();

        assertThat(add(Map.of("title", "a todo")).get("title").textValue()).isEqualTo("a todo");

        assertThat(client.delete(root).status()).isEqualTo(204);
        var list = client.get(root);
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.text()).isEqualTo("[]");
    }

    @Test
    void a_new_todo_is_in_the_list_not_completed_and_has_an_address() {
        var added = client.post(root, Map.of("title", "walk the dog"));

        assertThat(added.status()).isEqualTo(201);
        assertThat(client.get(root).body()).containsExactly(added.body());
        assertThat(added.body().get("completed").booleanValue()).isFalse();
        assertThat(added.body().has("order")).isFalse();
        assertThat(added.header("location")).isEqualTo(added.body().get("url").textValue());
        assertThat(client.get(path(added.body())).body()).isEqualTo(added.body());
    }

    @Test
    void the_address_is_absolute_and_of_the_scheme_that_the_client_uses() {
        assertThat(add(Map.of("title", "x")).get("url").textValue())
                .matches("http://127\\.0\\.0\\.1:[0-9]+" + root + "/[0-9a-f-]{36}");
        var secure = client.with("X-Forwarded-Proto", "https");
        assertThat(secure.get(root).body().get(0).get("url").textValue()).startsWith("https://");
    }

    @ParameterizedTest
    @CsvSource({"title, '\"bathe the cat\"'", "completed, true", "order, 95", "order, -2147483648"})
    void a_patch_changes_a_field_and_keeps_the_others(String name, String value) throws Exception {
        var todo = add(Map.of("title", "initial", "order", 10));
        var json = todo.<ObjectNode>deepCopy();
        json.set(name, Json.MAPPER.readTree(value));

        var patched = client.patch(path(todo), Map.of(name, json.get(name)));

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.body()).isEqualTo(json);
        assertThat(client.get(path(todo)).body()).isEqualTo(json);
        assertThat(client.get(root).body()).containsExactly(json);
    }

    @Test
    void null_changes_nothing() {
        var todo = add(Map.of("title", "x", "order", 10, "completed", true));
        var nulls = new HashMap<String, Object>();
        nulls.put("title", null);
        nulls.put("order", null);
        nulls.put("completed", null);

        var patched = client.patch(path(todo), nulls).body();

        assertThat(patched).isEqualTo(todo);
    }

    @Test
    void a_todo_can_be_deleted() {
        var kept = add(Map.of("title", "keep"));
        var deleted = path(add(Map.of("title", "delete")));

        assertThat(client.delete(deleted).status()).isEqualTo(204);

        assertThat(client.get(root).body()).containsExactly(kept);
        assertThat(client.get(deleted).status()).isEqualTo(404);
        assertThat(client.patch(deleted, Map.of()).status()).isEqualTo(404);
        assertThat(client.delete(deleted).status()).isEqualTo(404);
        assertThat(client.get(root + "/none").status()).isEqualTo(404);
    }

    @Test
    void sandboxes_do_not_see_each_other() {
        var todo = path(add(Map.of("title", "mine")));
        var other = "/todobackend/other";

        client.delete(other);

        assertThat(client.get(other).body()).isEmpty();
        assertThat(client.get(todo.replace(root, other)).status()).isEqualTo(404);
        assertThat(client.patch(todo.replace(root, other), Map.of()).status()).isEqualTo(404);
        assertThat(client.delete(todo.replace(root, other)).status()).isEqualTo(404);
        assertThat(client.get(todo).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Ada", "a_b", "a.b", "%C3%A4", "12345678901234567890123456789012345678901"})
    void other_names_are_no_sandboxes(String name) {
        assertThat(client.get("/todobackend/" + name).status()).isEqualTo(404);
        assertThat(client.post("/todobackend/" + name, Map.of("title", "x")).status())
                .isEqualTo(404);
    }

    @Test
    void pages_of_every_origin_may_call_and_read_errors() {
        var page = client.with("Origin", "https://www.todobackend.com");
        var todo = path(add(Map.of("title", "x")));

        for (var path : new String[] {root, todo}) {
            var preflight = page.raw("OPTIONS", path, "");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(preflight.header("access-control-allow-headers")).isEqualTo("*");
            assertThat(preflight.header("access-control-allow-methods"))
                    .isEqualTo("GET, POST, PATCH, DELETE");
            assertThat(page.get(path).header("access-control-allow-origin")).isEqualTo("*");
        }
        var missing = page.get(root + "/none");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(missing.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void broken_fields_are_refused() {
        assertThat(client.post(root, Map.of()).status()).isEqualTo(422);
        assertThat(client.post(root, Map.of("title", " ")).status()).isEqualTo(422);
        assertThat(client.post(root, Map.of("title", "x".repeat(201))).status()).isEqualTo(422);
        assertThat(client.post(root, Map.of("title", "x", "order", 1.5)).status()).isEqualTo(422);
        assertThat(client.post(root, Map.of("title", "x", "completed", 1)).status()).isEqualTo(422);
        assertThat(client.post(root, Map.of("title", "x".repeat(17_000))).status()).isEqualTo(413);
        assertThat(client.get(root).body()).isEmpty();
    }

    @Test
    void a_todo_lives_for_an_hour() {
        var old = path(add(Map.of("title", "old")));
        clock.advance(SandboxStore.LIFETIME.minusSeconds(1));
        assertThat(client.get(old).status()).isEqualTo(200);
        var young = add(Map.of("title", "young"));

        clock.advance(Duration.ofSeconds(1));

        assertThat(client.get(root).body()).containsExactly(young);
        assertThat(client.get(old).status()).isEqualTo(404);
        assertThat(client.patch(old, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void another_replica_has_the_same_todos() {
        var todo = add(Map.of("title", "x"));

        try (var replica = TestApi.start(database, clock, ON)) {
            replica.awaitReady();
            var there = replica.client().get(root).body();
            assertThat(there).hasSize(1);
            assertThat(path(there.get(0))).isEqualTo(path(todo));
        }
    }

    @Test
    void a_sandbox_has_at_most_a_hundred_todos_and_all_have_ten_thousand() {
        for (var i = 0; i < SandboxStore.MOST_TASKS; i++) {
            add(Map.of("title", "x"));
        }
        assertThat(client.post(root, Map.of("title", "x")).status()).isEqualTo(409);
        var other = "/todobackend/" + UUID.randomUUID();
        assertThat(client.post(other, Map.of("title", "x")).status()).isEqualTo(201);

        fill();
        assertThat(client.post(other, Map.of("title", "x")).status()).isEqualTo(409);

        clock.advance(SandboxStore.LIFETIME);
        assertThat(client.post(other, Map.of("title", "x")).status()).isEqualTo(201);
    }

    private static void fill() {
        var url = DatabaseUrl.parse(database);
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement =
                        connection.prepareStatement(
                                """
                                insert into sandbox_tasks
                                select gen_random_uuid(), 's' || n, 'x', null, false, ?::timestamptz
                                from generate_series(1, ?) n
                                """)) {
            statement.setString(1, clock.instant().toString());
            statement.setInt(2, SandboxStore.MOST_TASKS_IN_ALL);
            statement.execute();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void nothing_is_there_unless_it_is_switched_on() {
        try (var off = TestApi.start()) {
            var answer = off.client().get(root);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("access-control-allow-origin")).isNull();
            assertThat(off.client().post(root, Map.of("title", "x")).status()).isEqualTo(404);
        }
    }

    private JsonNode add(Map<String, ?> todo) {
        var added = client.post(root, todo);
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.body();
    }

    private static String path(JsonNode todo) {
        return URI.create(todo.get("url").textValue()).getPath();
    }
}
