package todo.web.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * Serves the static files, compressed while building, to be kept for a year: whoever changes one
 * changes its name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section 12.5.3</a>
 */
public final class AssetFiles {

    private static final Map<String, String> TYPES =
            Map.of(
                    "css",
                    "text/css; charset=utf-8",
                    "js",
                    "text/javascript; charset=utf-8",
                    "svg",
                    "image/svg+xml");

    /** The best first. */
    private static final Map<String, String> ENDINGS = Map.of("br", ".br", "gzip", ".gz");

    private static final List<String> PREFERRED = List.of("br", "gzip");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public void addTo(Routes routes) {
        routes.get("/assets/{name}", this::show);
    }

    private Response show(Request request) {
        var name = request.pathParameter("name");
        if (!Assets.ALL.contains(name)) {
            throw new Failure.NotFound("There is no such file.");
        }
        var type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        var encoding = encoding(request);
        var response =
                Response.of(
                                200,
                                type,
                                files.computeIfAbsent(
                                        name + ENDINGS.getOrDefault(encoding, ""),
                                        AssetFiles::read))
                        .with("Cache-Control", "public, max-age=31536000, immutable")
                        .with("Vary", "Accept-Encoding");
        return encoding.isEmpty() ? response : response.with("Content-Encoding", encoding);
    }

    /**
     * @return the best encoding that the client takes; empty for none
     */
    private static String encoding(Request request) {
        var accepted =
                request.headers().all("Accept-Encoding").stream()
                        .flatMap(line -> List.of(line.split(",", -1)).stream())
                        .map(item -> item.replace(" ", "").toLowerCase(Locale.ROOT))
                        .filter(item -> !item.matches(".*;q=0(\\.0*)?"))
                        .map(item -> item.replaceFirst(";.*", ""))
                        .collect(Collectors.toSet());
        return PREFERRED.stream().filter(accepted::contains).findFirst().orElse("");
    }

    private static byte[] read(String file) {
        try (var in = AssetFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " was not built");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
