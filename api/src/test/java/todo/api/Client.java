package todo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.json.Json;

/** Calls the service as any client would. */
public final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final Map<String, String> headers;

    Client(int port, Map<String, String> headers) {
        this.port = port;
        this.headers = headers;
    }

    /** The body is a missing node where it is not JSON. */
    public record Answer(int status, Map<String, String> headers, JsonNode body, String text) {

        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /** What this client sends with each request. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    public Client with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Client(port, more);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object json) {
        return json("POST", path, json);
    }

    public Answer put(String path, Object json) {
        return json("PUT", path, json);
    }

    public Answer patch(String path, Object json) {
        return json("PATCH", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** A request with the body just as it is; of no type unless a header says one. */
    public Answer raw(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body));
    }

    private Answer json(String method, String path, Object json) {
        return with("Content-Type", "application/json")
                .send(method, path, BodyPublishers.ofByteArray(Json.write(json)));
    }

    private Answer send(String method, String path, BodyPublisher body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, body);
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            Contract.check(method, path.replaceFirst("\\?.*", ""), response);
            var sent = new HashMap<String, String>();
            response.headers()
                    .map()
                    .forEach((name, values) -> sent.put(name, String.join(", ", values)));
            var type = sent.getOrDefault("content-type", "");
            var tree =
                    type.contains("json")
                            ? Json.MAPPER.readTree(response.body())
                            : MissingNode.getInstance();
            return new Answer(response.statusCode(), sent, tree, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
