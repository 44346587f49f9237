package todo.api.openapi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code GET /api/openapi.yaml}, and {@code GET /api/docs}, a page to try the API (Swagger UI). */
public final class OpenApiRoutes {

    /** Swagger UI needs its own files, and data URLs for its icons. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** The build adds a hash of the content to a file's name. */
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.[0-9a-f]{10}\\.(js|css)");

    private static final Map<String, String> TYPES =
            Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8");

    private OpenApiRoutes() {}

    public static void add(Routes routes) {
        routes.get("/api/openapi.yaml", OpenApiRoutes::document)
                .get("/api/docs", OpenApiRoutes::page)
                .get("/api/docs/{file}", OpenApiRoutes::file);
    }

    private static Response document(Request request) {
        return Response.of(200, "application/yaml", required("/openapi.yaml"));
    }

    private static Response page(Request request) {
        return Response.of(200, "text/html; charset=utf-8", required("docs/index.html"))
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    private static Response file(Request request) {
        var name = FILE.matcher(request.pathParameter("file"));
        var gzip = name.matches() ? read("docs/" + name.group() + ".gz") : null;
        if (gzip == null) {
            throw new Failure.NotFound("There is no such file.");
        }
        var type = TYPES.getOrDefault(name.group(1), "");
        // Stored only in compressed form, because every browser accepts it.
        var response =
                acceptsGzip(request)
                        ? Response.of(200, type, gzip).with("Content-Encoding", "gzip")
                        : Response.of(200, type, unzip(gzip));
        return response.with("Cache-Control", "public, max-age=31536000, immutable")
                .with("Vary", "Accept-Encoding");
    }

    private static boolean acceptsGzip(Request request) {
        return request.headers().lists("Accept-Encoding", "gzip");
    }

    private static byte[] unzip(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] required(String resource) {
        var bytes = read(resource);
        if (bytes == null) {
            throw new IllegalStateException(resource + " was not built");
        }
        return bytes;
    }

    private static byte @Nullable [] read(String resource) {
        try (var in = OpenApiRoutes.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
