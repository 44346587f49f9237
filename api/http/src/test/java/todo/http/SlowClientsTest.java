package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    @Test
    void aThousandClientsThatNeverFinishTheirRequestHinderNobody() throws IOException {
        var routes =
                new Routes()
                        .get("/hello", request -> Response.json(200, "hello"))
                        .post(
                                "/hello",
                                request -> Response.of(200, "text/plain", request.body(1000)));
        var filters = List.of(Problems.json(), new Shedding(4, Set.of()));
        var stop = new Server.Stop(Duration.ZERO, Duration.ZERO);
        var slow = new ArrayList<Wire>();
        try (var server = Server.start(0, routes, filters, new Drain(), stop)) {
            for (var i = 0; i < 500; i++) {
                slow.add(Wire.to(server).send("GET /hello HTTP/1.1\r\nHo"));
                slow.add(Wire.to(server).request("POST /hello", "Content-Length: 100").send("x"));
            }
            var start = System.nanoTime();
            for (var i = 0; i < 20; i++) {
                assertThat(Wire.ask(server, "GET /hello").status()).isEqualTo(200);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(2));

            // And once such a client does go on, it is served.
            assertThat(slow.get(1).send("x".repeat(99)).answer().status()).isEqualTo(200);
            assertThat(slow.get(0).send("st: x\r\n\r\n").answer().status()).isEqualTo(200);
        } finally {
            slow.forEach(Wire::close);
        }
    }
}
