package todo.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import todo.http.Form;
import todo.http.Server;
import todo.oauth.PublicAddress;

/** A client with a frontend of its own: submits forms and keeps cookies; follows no redirects. */
final class Visitor implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Server server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Visitor(Server server) {
        this.server = server;
    }

    static Visitor of(URI api) {
        return of(api, null);
    }

    /**
     * @param oauth the address at which apps connect; null if they cannot
     */
    static Visitor of(URI api, @Nullable PublicAddress oauth) {
        try {
            return new Visitor(
                    WebMain.start(new WebConfig(0, api, Level.INFO, Duration.ZERO, oauth), CLOCK));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Visitor signedIn() {
        return signedIn("UTC");
    }

    /**
     * @param zone of the profile
     */
    Visitor signedIn(String zone) {
        cookies.put("profile_time_zone", encoded(zone));
        cookies.put("session", "a.good.token");
        cookies.put("renewal", "a-refresh-token");
        return this;
    }

    /**
     * @return the value of a cookie with any text
     */
    static String encoded(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on sends this header too. */
    Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** From now on sends this header no longer. */
    void without(String header) {
        headers.remove(header);
    }

    String host() {
        return "localhost:" + server.port();
    }

    Map<String, String> cookies() {
        return cookies;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(request(path, form));
    }

    HttpResponse<String> post(String path, Form form) {
        return send(request(path, form));
    }

    private HttpRequest.Builder request(String path, Map<String, String> form) {
        var fields = new LinkedHashMap<String, List<String>>();
        form.forEach((name, value) -> fields.put(name, List.of(value)));
        return request(path, new Form(fields));
    }

    private HttpRequest.Builder request(String path, Form form) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded()));
    }

    /**
     * Sends a form.
     *
     * @return the answer while it is being sent
     */
    InputStream open(String path, Map<String, String> form) {
        return send(request(path, form), BodyHandlers.ofInputStream()).body();
    }

    /**
     * Opens live updates.
     *
     * @param lastId the id of the last event received; null for none
     */
    LiveClient live(@Nullable String lastId) {
        var request = request("/live").GET();
        if (lastId != null) {
            request.header("Last-Event-ID", lastId);
        }
        return new LiveClient(send(request, BodyHandlers.ofInputStream()));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://" + host() + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            var response = CLIENT.send(request.build(), body);
            for (var line : response.headers().allValues("set-cookie")) {
                var pair = line.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return response;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
