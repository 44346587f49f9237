package todo.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import todo.json.Json;

/** The service as an operator starts it: a process, of which the log tells what it does. */
public final class Program implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final BufferedReader log;
    private final List<String> lines = new ArrayList<>();

    private Program(Process process) {
        this.process = process;
        this.log = process.inputReader();
    }

    /**
     * @param environment all that it has
     */
    public static Program start(Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "todo.api.ApiMain");
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Program(builder.redirectErrorStream(true).start());
    }

    /** Starts it on any free port. */
    public static Program on(String databaseUrl) throws IOException {
        return start(
                Map.of("PORT", "0", "DATABASE_URL", databaseUrl, "SECRET_KEY", TestApi.SECRET_KEY));
    }

    /**
     * @return a client of it, as soon as it listens
     */
    public Client client() throws IOException {
        var listening = await("listening on port");
        var port = listening.substring(listening.lastIndexOf(' ') + 1);
        return new Client(Integer.parseInt(port), Map.of());
    }

    /**
     * Waits for a line of the log with {@code text} in it.
     *
     * @return its message
     */
    public String await(String text) throws IOException {
        var line = lines.stream().filter(earlier -> earlier.contains(text)).findFirst();
        return message(line.isPresent() ? line.get() : next(text));
    }

    private String next(String text) throws IOException {
        for (String line; (line = log.readLine()) != null; ) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("it never said: " + text);
    }

    public static String message(String line) throws IOException {
        return Json.MAPPER.readTree(line).get("message").textValue();
    }

    /** Asks it to leave. */
    public void stop() {
        process.toHandle().destroy();
    }

    /**
     * Waits until it has ended.
     *
     * @return all that it has logged
     */
    public List<String> end() throws IOException {
        log.lines().forEach(lines::add);
        return lines;
    }

    /** Waits until it has ended. */
    public int status() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it goes on");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
