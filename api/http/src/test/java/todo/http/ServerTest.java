package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

    private static final int MEGABYTE = 1 << 20;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        var routes =
                new Routes()
                        .get(
                                "/hello/{name}",
                                request -> Response.json(200, request.pathParameter("name")))
                        .get("/medium", request -> Response.of(200, "text/plain", new byte[20_000]))
                        .get("/nothing", request -> Response.status(204))
                        .get(
                                "/same",
                                request ->
                                        new Response(
                                                304,
                                                Headers.NONE.with("ETag", "\"1\""),
                                                new Body.Bytes(new byte[10])))
                        .get(
                                "/say",
                                request ->
                                        Response.status(200)
                                                .with("X-Said", "" + request.query("it")))
                        .get(
                                "/broken",
                                request -> {
                                    throw new IllegalStateException("secret");
                                })
                        .post(
                                "/small",
                                request -> Response.of(200, "text/plain", request.body(1000)))
                        .post(
                                "/twice",
                                request -> {
                                    request.body(1000);
                                    return Response.of(200, "text/plain", request.body(1000));
                                })
                        .post(
                                "/private",
                                request -> {
                                    throw new Failure.Unauthorized("Sign in first.");
                                });
        server = Servers.start(routes, List.of(Problems.json()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_client_that_sends_five_megabytes_too_many_is_told() throws IOException {
        try (var client = RawClient.to(server)) {
            client.post("/small", "text/plain", "x".repeat(5 * MEGABYTE));

            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void a_client_that_sends_five_megabytes_in_chunks_too_many_is_told() throws IOException {
        try (var client = RawClient.to(server)) {
            client.request("POST /small", "Transfer-Encoding: chunked");
            client.send("500000\r\n" + "x".repeat(5 * MEGABYTE) + "\r\n0\r\n\r\n");

            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void a_body_is_read_up_to_the_last_byte_that_is_taken() throws IOException {
        try (var client = RawClient.to(server)) {
            assertThat(client.post("/small", "text/plain", "x".repeat(1000)).answer().status())
                    .isEqualTo(200);
            assertThat(client.post("/small", "text/plain", "x".repeat(1001)).answer().status())
                    .isEqualTo(413);
        }
    }

    @Test
    void a_body_is_the_same_for_everyone_who_asks() throws IOException {
        assertThat(RawClient.to(server).post("/twice", "text/plain", "hello").answer().body())
                .isEqualTo("hello");
    }

    @Test
    void a_body_that_breaks_off_ends_nothing_but_its_connection() throws IOException {
        try (var client = RawClient.to(server)) {
            client.request("POST /small", "Content-Length: 10").send("hello").abort();
        }
        assertThat(RawClient.ask(server, "GET /hello/x").status()).isEqualTo(200);
    }

    @Test
    void who_waits_for_permission_to_send_is_refused_afterwards() throws IOException {
        for (var expected : List.of("/small 413", "/private 401")) {
            var words = expected.split(" ", -1);
            try (var client = RawClient.to(server)) {
                client.request("POST " + words[0], "Content-Length: 2000", "Expect: 100-continue");

                assertThat(client.answer().status()).isEqualTo(100);
                assertThat(client.send("x".repeat(2000)).answer().status())
                        .isEqualTo(Integer.parseInt(words[1]));
            }
        }
    }

    @Test
    void head_is_answered_like_get_without_the_body() throws IOException {
        try (var client = RawClient.to(server)) {
            var head = client.request("HEAD /hello/x").head();
            var get = client.request("GET /hello/x").answer();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers().all("Content-Length"))
                    .containsExactly("3")
                    .isEqualTo(get.headers().all("Content-Length"));
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /nothing", "HEAD /nothing", "GET /same", "HEAD /same", "HEAD /nowhere"})
    void an_answer_without_a_body_keeps_the_connection_usable(String line) throws IOException {
        try (var client = RawClient.to(server)) {
            assertThat(client.request(line).head().status()).isIn(204, 304, 404);
            assertThat(client.request("GET /hello/x").answer().body()).isEqualTo("\"x\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%0d%0aX-Evil:%201",
                "a%0d%0a%20b",
                "a%0ab",
                "a%0db",
                "a%01b",
                "a%7fb",
                "%E2%82%AC"
            })
    void no_line_break_gets_into_a_header(String said) throws IOException {
        var answer = RawClient.ask(server, "GET /say?it=" + said);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.headers().has("X-Said")).isFalse();
        assertThat(answer.headers().has("X-Evil")).isFalse();
    }

    @Test
    void more_headers_than_anybody_needs_end_the_connection_alone() throws IOException {
        var hundred = IntStream.range(0, 99).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
        var more = IntStream.range(0, 100).mapToObj(i -> "X-" + i + ": 1").toArray(String[]::new);
        try (var client = RawClient.to(server)) {
            assertThat(client.request("GET /hello/x", hundred).answer().status()).isEqualTo(200);
            assertThat(client.request("GET /hello/x", more).ended()).isTrue();
        }
        assertThat(RawClient.ask(server, "GET /hello/x").status()).isEqualTo(200);
    }

    @Test
    void a_header_or_address_beyond32_kibibytes_ends_the_connection_alone() throws IOException {
        try (var header = RawClient.to(server);
                var address = RawClient.to(server)) {
            assertThat(header.request("GET /hello/x", "X: " + "x".repeat(30_000)).answer().status())
                    .isEqualTo(200);
            assertThat(header.request("GET /hello/x", "X: " + "x".repeat(33_000)).ended()).isTrue();
            assertThat(address.request("GET /" + "x".repeat(33_000)).ended()).isTrue();
        }
        assertThat(RawClient.ask(server, "GET /hello/x").status()).isEqualTo(200);
    }

    @Test
    void none_of_three_hundred_kept_connections_fails_its_second_request() throws IOException {
        var wires = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 300; i++) {
                wires.add(RawClient.to(server));
            }
            for (var round = 0; round < 2; round++) {
                for (var client : wires) {
                    assertThat(client.request("GET /hello/x").answer().status()).isEqualTo(200);
                }
            }
        } finally {
            wires.forEach(RawClient::close);
        }
    }

    @Test
    void an_answer_in_two_writes_does_not_wait_for_an_acknowledgement() throws IOException {
        try (var client = RawClient.to(server)) {
            var start = System.nanoTime();
            for (var i = 0; i < 50; i++) {
                assertThat(client.request("GET /medium").answer().body()).hasSize(20_000);
            }
            // With Nagle's algorithm each would wait 40 ms.
            assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1000);
        }
    }

    @Test
    void requests_at_the_same_time_keep_their_own() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> requests =
                    () -> {
                        try (var client = RawClient.to(server)) {
                            for (var i = 0; i < 50; i++) {
                                var name = Thread.currentThread().threadId() + "-" + i;
                                assertThat(client.request("GET /hello/" + name).answer().body())
                                        .isEqualTo('"' + name + '"');
                            }
                        }
                        return null;
                    };
            for (var done : threads.invokeAll(java.util.Collections.nCopies(20, requests))) {
                done.get();
            }
        }
    }

    @Test
    void what_no_filter_answers_for_is_still_answered() throws IOException {
        var routes =
                new Routes()
                        .get(
                                "/broken",
                                request -> {
                                    throw new StackOverflowError("secret");
                                });
        try (var bare = Servers.start(routes, List.of())) {
            var answer = RawClient.ask(bare, "GET /broken");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEmpty();
        }
    }
}
