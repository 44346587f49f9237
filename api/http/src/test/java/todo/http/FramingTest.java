package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a client hides inside of a request is ever answered as a request of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FramingTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: todo.test\r\n";

    private static final String SMUGGLED = "GET /secret" + HEAD + "\r\n";
    private final AtomicInteger secretsTold = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        Handler hello = request -> Response.json(200, "hello");
        var routes =
                new Routes()
                        .get("/", hello)
                        .post("/ignore", hello)
                        .post("/nothing", request -> Response.status(204))
                        .post("/echo", request -> Response.of(200, "text/plain", request.body(100)))
                        .get(
                                "/secret",
                                request -> {
                                    secretsTold.incrementAndGet();
                                    return Response.status(204);
                                });
        server = Servers.start(routes, List.of(Problems.json()));
    }

    @AfterEach
    void nobody_reached_the_secret() {
        assertThat(secretsTold.getAndSet(0)).isZero();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void connections_are_kept_from_one_request_to_the_next() throws IOException {
        try (var client = RawClient.to(server)) {
            for (var i = 0; i < 3; i++) {
                assertThat(client.post("/echo", "text/plain", "hello").answer().body())
                        .isEqualTo("hello");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/echo", "/ignore", "/nothing", "/nowhere"})
    void a_chunked_request_is_the_last_of_its_connection(String path) throws IOException {
        try (var client = RawClient.to(server)) {
            client.send(
                    "POST "
                            + path
                            + HEAD
                            + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
                            + SMUGGLED);

            assertThat(client.answer().closes()).isTrue();
            assertThat(client.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000", "80000000", "fffffffff", "-5", "+5", "5 5", "x", ""})
    void an_impossible_chunk_size_hides_no_request(String size) throws IOException {
        for (var path : List.of("/echo", "/ignore", "/nothing", "/nowhere")) {
            try (var client = RawClient.to(server)) {
                client.send(
                        "POST "
                                + path
                                + HEAD
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + size
                                + "\r\n"
                                + SMUGGLED);

                assertThat(client.answer().closes()).isTrue();
                assertThat(client.ended()).isTrue();
            }
        }
    }

    @Test
    void a_broken_chunk_is_the_clients_fault() throws IOException {
        for (var size : List.of("80000000", "x")) {
            var answer =
                    RawClient.to(server)
                            .send(
                                    "POST /echo"
                                            + HEAD
                                            + "Transfer-Encoding: chunked\r\n\r\n"
                                            + size
                                            + "\r\nhello\r\n0\r\n\r\n")
                            .answer();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("The body breaks off.");
        }
    }

    @Test
    void a_body_that_nobody_reads_is_the_last_of_its_connection() throws IOException {
        for (var path : List.of("/ignore", "/nothing", "/nowhere")) {
            try (var client = RawClient.to(server)) {
                client.post(path, "text/plain", SMUGGLED).send(SMUGGLED);

                assertThat(client.answer().closes()).isTrue();
                assertThat(client.ended()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: +5",
                "Content-Length: -5",
                "Content-Length: 0x5",
                "Content-Length: 5, 5",
                "Content-Length: 5 5",
                "Content-Length: ",
                "Content-Length: 9999999999999999999",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: 5\r\ncontent-length: 6",
                "Content-Length: 5\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 5",
                "Content-Length : 5",
                " Content-Length: 5",
                "Content-Length\u000b: 5",
                "Content-Length: 1\r\n 0",
                "Content-Length: 1\r\n\t0",
                "Content-Length: 5\rTransfer-Encoding: chunked",
                "Content-Length: 5\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding : chunked"
            })
    void a_request_with_ambiguous_framing_is_refused_and_the_connection_closed(String headers)
            throws IOException {
        try (var client = RawClient.to(server)) {
            client.send("POST /echo" + HEAD + headers + "\r\n\r\nhello" + SMUGGLED);

            assertThat(client.answer().status()).isIn(400, 501);
            assertThat(client.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length:\r\n 66",
                "X: a\rContent-Length: 66",
                "X: a\nContent-Length: 66",
                "X: a\r\n\rContent-Length: 66",
                "X: a\rTransfer-Encoding: chunked",
                "X: a\nTransfer-Encoding: chunked",
                "Transfer-Encoding:\r\n chunked"
            })
    void a_length_that_a_lenient_proxy_missed_hides_no_request(String headers) throws IOException {
        for (var line : List.of("GET /", "POST /ignore", "POST /nothing", "POST /nowhere")) {
            try (var client = RawClient.to(server)) {
                client.send(line + HEAD + headers + "\r\n\r\n" + SMUGGLED + SMUGGLED + SMUGGLED);

                assertThat(client.answer().closes()).isTrue();
                assertThat(client.ended()).isTrue();
            }
        }
    }

    @Test
    void a_body_that_begins_one_byte_too_early_makes_no_other_request() throws IOException {
        try (var client = RawClient.to(server)) {
            // The JDK takes the LF of the empty line for the body's first byte, and leaves its last
            // one.
            client.send("POST /echo" + HEAD + "Content-Length: 5\n\r\nhello" + SMUGGLED);

            assertThat(client.answer().body()).isEqualTo("\nhell");
            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.ended()).isTrue();
        }
    }
}
