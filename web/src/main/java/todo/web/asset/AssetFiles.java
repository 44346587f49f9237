package todo.web.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/**
 * Serves the static files. The build has compressed them with Brotli; gzip, which browsers want
 * without HTTPS, is made when it is first asked for. Clients may cache them for a year: a file's
 * name changes with its content.
 */
public final class AssetFiles {

    private static final Map<String, String> TYPES =
            Map.of(
                    "css",
                    "text/css; charset=utf-8",
                    "js",
                    "text/javascript; charset=utf-8",
                    "svg",
                    "image/svg+xml",
                    "png",
                    "image/png");

    /** The smallest result first. */
    private static final List<String> PREFERRED = List.of("br", "gzip");

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    public void addTo(Routes routes) {
        routes.get("/assets/{name}", this::show);
    }

    private Response show(Request request) {
        var name = request.pathParameter("name");
        if (!Assets.ALL.contains(name)) {
            throw new Failure.NotFound("This file does not exist.");
        }
        var type =
                TYPES.getOrDefault(
                        name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        // A PNG is compressed in itself.
        var encoding = name.endsWith(".png") ? "" : AcceptEncoding.best(request, PREFERRED);
        var response =
                Response.of(
                                200,
                                type,
                                files.computeIfAbsent(
                                        name + "." + encoding, _ -> read(name, encoding)))
                        .with("Cache-Control", "public, max-age=31536000, immutable")
                        .with("Vary", "Accept-Encoding");
        return encoding.isEmpty() ? response : response.with("Content-Encoding", encoding);
    }

    private static byte[] read(String name, String encoding) {
        return switch (encoding) {
            case "br" -> read(name + ".br");
            case "gzip" -> Gzip.compress(read(name), Deflater.BEST_COMPRESSION);
            default -> read(name);
        };
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
