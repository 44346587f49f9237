package todo.api.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.change.Operations;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.query.QuerySyntaxException;
import todo.api.query.Search;
import todo.api.savedquery.SavedQueries;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;
import todo.api.transfer.importing.Importer;
import todo.api.transfer.limit.UserFileLock;
import todo.failure.Failure;
import todo.http.Body;
import todo.http.Headers;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/export} and {@code /api/import}. */
public final class TransferRoutes {

    private static final int MAX_BODY_BYTES = 20 << 20;

    private final Exports exports;
    private final Imports imports;
    private final Auth auth;
    private final Clock clock;

    public TransferRoutes(
            Database database,
            Operations operations,
            TaskStore store,
            SavedQueries queries,
            Auth auth,
            Ids ids,
            Clock clock) {
        var lock = new UserFileLock();
        var tasks = new TaskBatches(database);
        this.exports = new Exports(lock, database, tasks, queries, clock);
        this.imports =
                new Imports(
                        lock, new Importer(operations, tasks, store, queries, ids, clock), clock);
        this.auth = auth;
        this.clock = clock;
    }

    public void add(Routes routes) {
        routes.get("/api/export", auth.required(this::export))
                .post("/api/import", auth.required(this::importFile));
    }

    private Response export(Request request, Caller caller) {
        var format = Objects.requireNonNull(format(request, FileFormat.JSON));
        var file = exports.export(caller, format, condition(request, caller));
        var body = new Body.Stream(file::writeTo, false, complete -> file.close());
        var day = LocalDate.now(clock.withZone(caller.zone()));
        return new Response(200, Headers.NONE.and("Content-Type", format.contentType()), body)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"tasks-%s.%s\"".formatted(day, format.extension()))
                .with("Cache-Control", "no-store");
    }

    private Condition condition(Request request, Caller caller) {
        var q = request.query("q");
        try {
            return Search.parse(q == null ? "" : q)
                    .condition(caller.owner(), caller.zone(), clock.instant());
        } catch (QuerySyntaxException invalid) {
            throw invalid("q", String.valueOf(invalid.getMessage()));
        }
    }

    private Response importFile(Request request, Caller caller) {
        var format = format(request, FileFormat.ofContentType(request.header("Content-Type")));
        if (format == null) {
            throw invalid("format", "Set format to json, csv or ics.");
        }
        var dryRun = dryRun(request);
        var imported = imports.run(caller, format, request.stream(MAX_BODY_BYTES), dryRun);
        var response = Response.json(200, imported.value().summary(dryRun));
        return dryRun ? response : OperationJson.named(response, imported);
    }

    private static @Nullable FileFormat format(Request request, @Nullable FileFormat fallback) {
        var name = request.query("format");
        try {
            return name == null ? fallback : FileFormat.parse(name);
        } catch (IllegalArgumentException unknown) {
            throw invalid("format", String.valueOf(unknown.getMessage()));
        }
    }

    private static boolean dryRun(Request request) {
        return switch (request.query("dry_run")) {
            case "true" -> true;
            case "false" -> false;
            case null -> false;
            default -> throw invalid("dry_run", "Must be true or false.");
        };
    }

    private static Failure.Invalid invalid(String parameter, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault("?" + parameter, detail)));
    }
}
