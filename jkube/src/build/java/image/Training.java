package image;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import todo.local.LocalPostgres;

/**
 * Uses both services as people do, so that the classes which that takes are known. One request
 * after the other: what is loaded does not depend on which of two was quicker.
 */
final class Training {

    private Training() {}

    /**
     * @param work see {@link Running#start}
     */
    static void run(RootFileSystem backend, RootFileSystem frontend, Path work)
            throws IOException, InterruptedException {
        try (var postgres = LocalPostgres.start(work.resolve("postgres"))) {
            var environment =
                    Map.of(
                            "DATABASE_URL",
                            postgres.freshDatabase(),
                            "SECRET_KEY",
                            "for the time of the training only",
                            "CORS_ORIGINS",
                            ApiCalls.ORIGIN);
            try (var api = Running.start(backend, "/ready", environment, work)) {
                new ApiCalls(api).all();
                var there = Map.of("NEXT_PUBLIC_API_URL", api.address().toString());
                try (var web = Running.start(frontend, "/api/health", there, work)) {
                    new PageVisits(web).all();
                }
            }
        }
    }

    static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    "%s %s answered %d instead of %d: %s"
                            .formatted(
                                    answer.request().method(),
                                    answer.uri(),
                                    answer.statusCode(),
                                    status,
                                    answer.body()));
        }
        return answer;
    }
}
