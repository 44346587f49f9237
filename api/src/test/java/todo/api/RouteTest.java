package todo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the contract's table of errors says of every route, also of one that is added tomorrow: the
 * document of the API names them, and says what they take.
 */
class RouteTest {

    private static final int MEBIBYTE = 1 << 20;

    /** Takes files, of at most 20 MiB. */
    private static final Set<String> LARGE = Set.of("/api/import");

    /** Answer by JSON-RPC, and let a token that may only read call what only reads. */
    private static final Set<String> MCP = Set.of("/mcp", "/mcp/token");

    /** Where people have nothing when they have just registered, and cannot make anything. */
    private static final Set<String> EMPTY =
            Set.of("/api/notifications", "/api/chat/conversations", "/api/oauth/apps");

    private static TestApi api;
    private static Client client;
    private static Client other;
    private static Client reader;

    @BeforeAll
    static void start() {
        var everything = Map.of("OAUTH", "https://todo.example.org");
        api = TestApi.start(TestApi.database(), Clock.systemUTC(), everything);
        api.awaitReady();
        client = api.newUser();
        other = api.newUser();
        var token = client.post("/api/auth/tokens", Map.of("name", "r", "scope", "read"));
        reader = api.bearing(token.body().get("token").textValue());
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static Stream<Operation> guarded() {
        return Operation.all().stream().filter(operation -> !operation.open());
    }

    static Stream<Operation> writing() {
        return guarded()
                .filter(operation -> !operation.reads())
                .filter(operation -> !MCP.contains(operation.path()));
    }

    static Stream<Operation> ofOne() {
        return Operation.all().stream().filter(Operation::hasParameter);
    }

    static Stream<Operation> making() {
        return writing().filter(Operation::makes).filter(operation -> !operation.showsSecrets());
    }

    static Stream<Operation> guardedOfOne() {
        return guarded().filter(Operation::hasParameter);
    }

    /** Without OAuth's own, which has errors of its own. */
    static Stream<Operation> takingJson() {
        return Operation.all().stream()
                .filter(Operation::takesJson)
                .filter(operation -> !operation.path().startsWith("/oauth/"));
    }

    static Stream<Operation> takingAMebibyte() {
        return takingJson().filter(operation -> !LARGE.contains(operation.path()));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void without_a_token_it_is_a_401_that_names_the_scheme(Operation operation) {
        var answer = send(api.client(), operation, UUID.randomUUID().toString());

        assertProblem(answer, 401);
        assertThat(answer.header("www-authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void a_token_that_may_only_read_gets_a_403(Operation operation) {
        assertProblem(send(reader, operation, UUID.randomUUID().toString()), 403);
    }

    @ParameterizedTest
    @MethodSource("ofOne")
    void what_is_not_there_is_a_404(Operation operation) {
        for (var id : List.of(UUID.randomUUID().toString(), "none", "%F0%9F%8E%84")) {
            assertProblem(send(client, operation, id), 404);
        }
    }

    @ParameterizedTest
    @MethodSource("guardedOfOne")
    void what_is_somebody_elses_is_a_404_and_stays_as_it_is(Operation operation) {
        var theirs = somethingOf(other, operation);
        var before = other.get(operation.collection()).body();

        if (theirs.isPresent()) {
            assertProblem(send(client, operation, theirs.get()), 404);
            assertThat(other.get(operation.collection()).body()).isEqualTo(before);
        } else {
            assertThat(EMPTY).contains(operation.collection());
        }
    }

    /**
     * @return what the operation's parameter names one of their things by; empty where they have
     *     none, and cannot make one
     */
    private static Optional<String> somethingOf(Client who, Operation operation) {
        var collection = operation.collection();
        var there = named(who, operation);
        if (there.isPresent()) {
            return there;
        }
        Operation.all().stream()
                .filter(create -> create.method().equals("POST"))
                .filter(create -> create.path().equals(collection))
                .forEach(create ->
                        assertThat(send(who, create, "").status()).as("%s", create).isEqualTo(201));
        return named(who, operation);
    }

    private static Optional<String> named(Client who, Operation operation) {
        return who.get(operation.collection()).body().findValues(operation.parameter()).stream()
                .map(JsonNode::asText)
                .findFirst();
    }

    @Test
    void a_method_that_is_not_offered_is_a_405_that_says_which_are() {
        api.app()
                .routes()
                .all()
                .forEach((path, methods) -> {
                    var offered = new HashSet<>(methods);
                    for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                        if (!offered.contains(method)) {
                            var answer = client.raw(method, path.replaceAll("\\{[^}]*}", "x"), "");
                            assertProblem(answer, 405);
                            assertThat(String.valueOf(answer.header("allow")).split(", "))
                                    .containsAll(offered);
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void what_is_no_json_object_is_a_400(Operation operation) {
        if (MCP.contains(operation.path())) {
            return;
        }
        for (var body : List.of("{", "", "[]", "\"text\"", "null", "{} {}", "{\"a\":1,\"a\":2}")) {
            var isAbsent = body.isEmpty() || body.equals("null");
            if (operation.needsBody() || !isAbsent) {
                assertProblem(raw(operation, "application/json", body), 400);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("takingJson")
    void what_does_not_say_that_it_is_json_is_a_415(Operation operation) {
        assertProblem(raw(operation, "application/x-none", "{}"), 415);
        assertProblem(client.raw(operation.method(), mine(operation), "{}"), 415);
    }

    @ParameterizedTest
    @MethodSource("takingAMebibyte")
    void a_body_of_more_than_a_mebibyte_is_a_413(Operation operation) {
        var body = "{\"title\":\"" + "x".repeat(MEBIBYTE) + "\"}";
        assertProblem(raw(operation, "application/json", body), 413);
    }

    @ParameterizedTest
    @MethodSource("making")
    void what_makes_something_makes_it_once_for_an_idempotency_key(Operation operation) {
        assertThat(operation.takesKey()).isTrue();
        var somebody = api.newUser().with("Idempotency-Key", UUID.randomUUID().toString());

        var first = send(somebody, operation, "");
        var repeat = send(somebody, operation, "");

        assertThat(first.status()).isEqualTo(201);
        assertThat(repeat.status()).isEqualTo(201);
        assertThat(repeat.header("idempotency-replayed")).isEqualTo("true");
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.header("location")).isEqualTo(first.header("location"));
    }

    private static Client.Answer raw(Operation operation, String type, String body) {
        return client.with("Content-Type", type).raw(operation.method(), mine(operation), body);
    }

    /**
     * @return the operation's path, on something of the client's own
     */
    private static String mine(Operation operation) {
        return operation.hasParameter()
                ? operation.at(somethingOf(client, operation).orElse("none"))
                : operation.path();
    }

    private static Client.Answer send(Client as, Operation operation, String id) {
        var path = operation.at(id);
        return operation.takesJson()
                ? as.with("Content-Type", "application/json")
                        .raw(operation.method(), path, operation.sample().toString())
                : as.raw(operation.method(), path, "");
    }

    private static void assertProblem(Client.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.body().get("status").intValue()).isEqualTo(status);
        assertThat(answer.body().get("detail").textValue()).endsWith(".");
    }
}
