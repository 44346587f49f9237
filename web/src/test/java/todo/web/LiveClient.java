package todo.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads live updates as a browser does. */
final class LiveClient implements AutoCloseable {

    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private @Nullable String lastId;
    private @Nullable String retry;

    LiveClient(HttpResponse<InputStream> response) {
        this.response = response;
        this.lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    int status() {
        return response.statusCode();
    }

    @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    String lastId() {
        return Objects.requireNonNull(lastId);
    }

    @Nullable String retry() {
        return retry;
    }

    /** Waits for the id of the last change, after which new ones are sent. */
    LiveClient awaitStart() {
        while (lastId == null) {
            Objects.requireNonNull(line(), "the stream has ended");
        }
        return this;
    }

    /**
     * @return type and data of the next event, such as {@code reset {}}; null if the stream has
     *     ended
     */
    @Nullable String next() {
        var type = "";
        for (var line = line(); line != null; line = line()) {
            if (line.startsWith("event: ")) {
                type = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                return type + " " + line.substring("data: ".length());
            }
        }
        return null;
    }

    private @Nullable String line() {
        try {
            var line = lines.readLine();
            if (line != null && line.startsWith("id: ")) {
                lastId = line.substring("id: ".length());
            }
            if (line != null && line.startsWith("retry: ")) {
                retry = line.substring("retry: ".length());
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
