package image;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import todo.local.LocalPostgres;

/**
 * Uses both services like their users, to record the classes that they load. Requests run one after
 * another, so that the result does not depend on timing.
 */
final class Training {

    private Training() {}

    /**
     * @param work see {@link RunningService#start}
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
            try (var api = RunningService.start(backend, "/ready", environment, work)) {
                new ApiCalls(api).all();
                var there = Map.of("NEXT_PUBLIC_API_URL", api.address().toString());
                try (var web = RunningService.start(frontend, "/api/health", there, work)) {
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
