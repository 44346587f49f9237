package image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that runs from its root file system and records the classes that it loads. */
record RunningService(Process process, URI address) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration TO_READY = Duration.ofSeconds(60);
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(500);

    /**
     * @param probe the path that returns 200 when the service is ready
     * @param work the folder for NAME.classes and NAME.log
     */
    static RunningService start(
            RootFileSystem root, String probe, Map<String, String> environment, Path work)
            throws IOException, InterruptedException {
        var port = freePort();
        // One processor, as in a pod: fewer races, and so fewer classes that only a lost race
        // needs.
        var builder =
                new ProcessBuilder(
                                root.command(
                                        "-XX:ActiveProcessorCount=1",
                                        "-XX:DumpLoadedClassList="
                                                + work.resolve(root.name() + ".classes")))
                        .directory(root.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve(root.name() + ".log").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PORT", Integer.toString(port));
        var running = new RunningService(builder.start(), URI.create("http://127.0.0.1:" + port));
        running.await(probe, builder.redirectOutput().file().toPath());
        return running;
    }

    private void await(String probe, Path log) throws InterruptedException {
        var deadline = System.nanoTime() + TO_READY.toNanos();
        while (!answers(probe)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("A service does not become ready: see " + log);
            }
        }
    }

    private boolean answers(String probe) throws InterruptedException {
        try {
            return HTTP.send(request(probe).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    /** Sends a request in two parts, so that a thread always waits for its socket at least once. */
    void askSlowly(String path) throws IOException, InterruptedException {
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            var out = socket.getOutputStream();
            out.write("GET %s HTTP/1.1\r\n".formatted(path).getBytes(US_ASCII));
            Thread.sleep(BETWEEN_PIECES);
            out.write(
                    "Host: %s\r\nConnection: close\r\n\r\n"
                            .formatted(address.getAuthority())
                            .getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Stops the service with SIGTERM, as Kubernetes does: the cache also needs the classes of a
     * shutdown.
     */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
