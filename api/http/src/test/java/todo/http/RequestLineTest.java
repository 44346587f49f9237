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

/** Only plain HTTP to one host is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestLineTest {

    private static final String HEAD = " HTTP/1.1\r\nHost: todo.test\r\n";

    private static final String SMUGGLED = "GET /secret" + HEAD + "\r\n";
    private final AtomicInteger secretsTold = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/", request -> Response.json(200, "hello"))
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /secret HTTP/9.9\r\nHost: todo.test",
                "GET /secret HTTP/2.0\r\nHost: todo.test",
                "GET /secret HTTP/1.11\r\nHost: todo.test",
                "GET /secret http/1.1\r\nHost: todo.test",
                "GET /secret HTTP/1.1\nHost: todo.test",
                "GET /secret\r\nHost: todo.test",
                "GET\r\nHost: todo.test",
                "get /secret HTTP/1.1\r\nHost: todo.test",
                "G\u0001T /secret HTTP/1.1\r\nHost: todo.test",
                "GET /secret HTTP/1.1",
                "GET /secret HTTP/1.1\r\nHost:",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\nHost: todo.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\nhost: other.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test, other.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test/x",
                "GET /secret HTTP/1.1\r\nHost: user@todo.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test:80a",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\n other.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test\rHost: other.test",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\nUser-Agent: a\u0000b",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\nX: first\r\nX: a\u001b[31m",
                "GET /secret HTTP/1.1\r\nHost: todo.test\r\nUser-Agent: a\u007f"
            })
    void a_request_that_is_not_plain_http_to_one_host_is_refused(String request)
            throws IOException {
        try (var client = RawClient.to(server)) {
            client.send(request + "\r\n\r\n" + SMUGGLED);

            assertThat(client.answer().status()).isEqualTo(400);
            assertThat(client.ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo.test", "todo.test:8000", "127.0.0.1:1", "[::1]:8000", "a_b-c.~x"})
    void a_host_is_a_name_or_an_address_with_or_without_a_port(String host) throws IOException {
        assertThat(
                        RawClient.to(server)
                                .send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                                .answer()
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_header_may_have_a_tab_in_it_and_letters_of_any_script() throws IOException {
        var answer = RawClient.ask(server, "GET /", "User-Agent: a\tb", "X: \u00c3\u00a9\u0085");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void an_old_client_is_answered_without_a_host_and_hung_up_on() throws IOException {
        try (var client = RawClient.to(server)) {
            assertThat(client.send("GET / HTTP/1.0\r\n\r\n").answer().status()).isEqualTo(200);
            assertThat(client.ended()).isTrue();
        }
    }
}
