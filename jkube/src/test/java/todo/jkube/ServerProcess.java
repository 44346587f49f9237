package todo.jkube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that serves HTTP on a free port of this machine until closed. */
record ServerProcess(Process process, URI address) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /**
     * @param log the file for its output
     * @param probe the path that returns 200 when it is ready
     * @param environment variables, each NAME=value; the port is added
     */
    static ServerProcess start(Path log, String probe, List<String> environment, String... command)
            throws IOException, InterruptedException {
        var port = freePort();
        var words = new ArrayList<>(List.of(command));
        if (words.getFirst().endsWith("prometheus")) {
            words.add("--web.listen-address=127.0.0.1:" + port);
        }
        var builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        for (var setting : environment) {
            var equals = setting.indexOf('=');
            builder.environment().put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        var server = new ServerProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
        server.await(probe, log);
        return server;
    }

    private void await(String probe, Path log) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers(probe)) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("not ready:\n" + Files.readString(log));
            }
        }
    }

    private boolean answers(String probe) throws InterruptedException {
        try {
            return send(request(probe)).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(10));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /**
     * @return the body, with any status
     */
    String get(String path) {
        return body(request(path));
    }

    String get(String path, String token) {
        return body(request(path).header("Authorization", "Bearer " + token));
    }

    String post(String path, String json, String token) {
        return body(
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private static String body(HttpRequest.Builder request) {
        try {
            return send(request).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
