package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class BodyStreamTest {

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeEach
    void start() throws IOException {
        var routes =
                new Routes()
                        .post("/count", request -> Response.json(200, count(request)))
                        .post("/first", request -> Response.json(200, first(request)));
        var filters =
                List.of(Problems.json(), new LoadShedding(new ConcurrencyLimit(10), Set.of()));
        server = Servers.start(routes, filters);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static int count(Request request) {
        try (var body = request.stream(100)) {
            return body.readAllBytes().length;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int first(Request request) {
        try (var body = request.stream(100)) {
            return body.read();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void a_body_is_read_to_its_end_and_the_connection_stays_open(int length) throws IOException {
        try (var client = RawClient.to(server)) {
            var answer = client.post("/count", "text/plain", "x".repeat(length)).answer();
            assertThat(answer.body()).isEqualTo(Integer.toString(length));
            assertThat(client.post("/count", "text/plain", "xy").answer().body()).isEqualTo("2");
        }
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_that_is_announced_or_not() throws IOException {
        try (var client = RawClient.to(server)) {
            var answer = client.post("/count", "text/plain", "x".repeat(101)).answer();
            assertThat(answer.status()).isEqualTo(413);
        }
        try (var client = RawClient.to(server)) {
            var chunk = "65\r\n" + "x".repeat(0x65) + "\r\n0\r\n\r\n";
            client.request("POST /count", "Transfer-Encoding: chunked").send(chunk);
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void what_nobody_has_read_is_never_taken_for_a_request() throws IOException {
        try (var client = RawClient.to(server)) {
            var answer = client.post("/first", "text/plain", "xGET / HTTP/1.1").answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.closes()).isTrue();
        }
    }
}
