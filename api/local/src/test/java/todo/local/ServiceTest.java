package todo.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceTest {

    @TempDir Path directory;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void each_line_carries_the_services_name() throws Exception {
        try (var service =
                start("void main() { IO.println(\"one\"); IO.println(System.getenv(\"TWO\")); }")) {
            service.ended().get();
        }
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("api | one\napi | two\n");
    }

    @Test
    void a_service_that_ends_before_it_is_ready_is_named_with_its_status() throws Exception {
        try (var service = start("void main() { System.exit(3); }")) {
            assertThatThrownBy(
                            () -> service.awaitReady(URI.create("http://localhost:" + freePort())))
                    .isInstanceOf(Service.Failed.class)
                    .hasMessage("api ended with status 3");
        }
    }

    @Test
    void a_service_is_ready_when_its_probe_is_answered_with_200_and_stops_in_order()
            throws Exception {
        var port = freePort();
        var service =
                start(
                        """
                        import com.sun.net.httpserver.*;
                        void main() throws Exception {
                            Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("bye")));
                            var statuses = new java.util.ArrayDeque<>(List.of(503, 503, 200));
                            var server = HttpServer.create(new java.net.InetSocketAddress(%d), 0);
                            server.createContext("/ready", exchange -> {
                                exchange.sendResponseHeaders(statuses.pop(), -1);
                                exchange.close();
                            });
                            server.start();
                        }
                        """
                                .formatted(port));
        service.awaitReady(URI.create("http://localhost:" + port + "/ready"));
        service.close();

        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("api | bye\n");
    }

    private Service start(String program) throws IOException {
        var file = Files.writeString(directory.resolve("Program.java"), program);
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return Service.start("api", List.of(file.toString()), Map.of("TWO", "two"), out);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
