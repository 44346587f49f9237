package todo.api.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code GET /api/openapi.yaml}. */
public final class OpenApiRoutes {

    private OpenApiRoutes() {}

    public static void add(Routes routes) {
        routes.get("/api/openapi.yaml", OpenApiRoutes::show);
    }

    private static Response show(Request request) {
        try (var document = OpenApiRoutes.class.getResourceAsStream("/openapi.yaml")) {
            return Response.of(
                    200, "application/yaml", Objects.requireNonNull(document).readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
