package todo.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A service in a process of its own, on the same Java; each line of its output is prefixed with its
 * name.
 */
final class Service implements AutoCloseable {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Thread output;

    private Service(String name, Process process, PrintStream out) {
        this.name = name;
        this.process = process;
        this.output = Thread.ofVirtual().start(() -> copy(out));
    }

    /**
     * @param arguments of {@code java}
     * @param environment added to this process's own
     * @throws IOException if the process cannot be started
     */
    static Service start(
            String name, List<String> arguments, Map<String, String> environment, PrintStream out)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java).redirectErrorStream(true);
        builder.command().addAll(arguments);
        builder.environment().putAll(environment);
        return new Service(name, builder.start(), out);
    }

    private void copy(PrintStream out) {
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.printf("%-4s| %s%n", name, line);
            }
        } catch (IOException ended) {
            // the process has ended
        }
    }

    /**
     * Waits until {@code probe} is answered with 200.
     *
     * @throws Failed if the process ends before, or a minute passes
     */
    void awaitReady(URI probe) throws InterruptedException {
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (!answers(client, probe)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new Failed(ending());
                }
                if (System.nanoTime() > deadline) {
                    throw new Failed(
                            name + " is not ready after " + READY_TIMEOUT.toSeconds() + " s");
                }
            }
        }
    }

    private static boolean answers(HttpClient client, URI probe) throws InterruptedException {
        var request = HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /**
     * @return completes with a message when the process has ended
     */
    CompletableFuture<String> ended() {
        return process.onExit().thenApply(_ -> ending());
    }

    /**
     * @return the peak resident memory in KiB; 0 where there is no {@code /proc}
     */
    long peakMemory() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private String ending() {
        return name + " ended with status " + process.exitValue();
    }

    /** Stops the process, by force after ten seconds; returns when all of its output is copied. */
    @Override
    public void close() {
        // Process.destroy() would close the output before the last lines are read.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT)) {
                process.destroyForcibly();
            }
            output.join(STOP_TIMEOUT);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A failure that the user can fix; the message describes it. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String message) {
            super(message);
        }
    }
}
