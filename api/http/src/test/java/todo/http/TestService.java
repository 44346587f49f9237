package todo.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import todo.json.Json;

/** A whole service in a JVM of its own, whose standard output is read. */
final class TestService implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final int port;
    private final List<JsonNode> lines = new ArrayList<>();

    TestService() throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        process =
                new ProcessBuilder(
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TestService.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        output = process.inputReader();
        port = Integer.parseInt(String.valueOf(output.readLine()));
    }

    int port() {
        return port;
    }

    /** Waits until it has logged {@code message}. */
    void await(String message) throws IOException {
        while (lines.stream().noneMatch(line -> line.path("message").asText().equals(message))) {
            lines.add(Json.MAPPER.readTree(Objects.requireNonNull(output.readLine(), message)));
        }
    }

    /** Asks it to leave, as Kubernetes does. */
    void terminate() {
        process.toHandle().destroy(); // the process's own would close its output
    }

    /**
     * @return every line that it has written before it ended
     */
    List<JsonNode> lines() throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The service. Its main thread ends at once, as those of the real ones do. */
    public static void main(String[] arguments) throws IOException {
        Logs.start(org.slf4j.event.Level.INFO);
        var drain = new Drain();
        var routes =
                new Routes()
                        .get("/quiet", request -> Response.status(200))
                        .get("/feeds/{secret}.ics", request -> Response.status(200))
                        .get(
                                "/tasks/{id}",
                                request -> {
                                    LoggerFactory.getLogger("todo.service")
                                            .info("one\ntwo\r\n{{\"three\":3}}");
                                    Logger.getLogger("todo.jul")
                                            .log(
                                                    Level.WARNING,
                                                    "by JUL\nand more",
                                                    new IOException("a\nb"));
                                    System.getLogger("todo.system")
                                            .log(System.Logger.Level.ERROR, "by System.Logger");
                                    LoggerFactory.getLogger("todo.service")
                                            .debug("not at this level");
                                    LoggerFactory.getLogger("some.library").info("nobody asked");
                                    return Response.status(204);
                                })
                        .get(
                                "/broken",
                                request -> {
                                    throw new IllegalStateException("what happened");
                                })
                        .get(
                                "/leave",
                                request -> {
                                    LoggerFactory.getLogger("todo.service").info("busy");
                                    while (!drain.begun()) {
                                        Thread.onSpinWait();
                                    }
                                    return Response.json(200, "left in order");
                                });
        var filters = List.of(new AccessLog(Set.of("/quiet")), Problems.json());
        var server = Servers.start(routes, filters, drain, Servers.NOW);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println(server.port());
    }
}
