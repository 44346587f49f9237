package todo.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.User;
import todo.api.change.OperationJson;
import todo.api.change.Operations;
import todo.api.database.Condition;
import todo.api.database.Database;
import todo.api.query.QuerySyntaxException;
import todo.api.query.Search;
import todo.api.savedquery.SavedQueryStore;
import todo.api.task.TaskBatches;
import todo.api.task.TaskStore;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Body;
import todo.http.Headers;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/export} and {@code /api/import}. */
public final class TransferRoutes {

    private static final int BODY_LIMIT = 20 * 1024 * 1024;

    private static final int EXPORTS_AT_ONCE = 4;

    private final UserFileLock turns = new UserFileLock();
    private final ImportMemory memory = new ImportMemory();
    private final ExportLimit exports = new ExportLimit(EXPORTS_AT_ONCE);
    private final Exports exporter;
    private final Importer importer;
    private final Auth auth;
    private final Clock clock;

    public TransferRoutes(
            Database database,
            Operations changes,
            TaskStore store,
            SavedQueryStore queries,
            Auth auth,
            Ids ids,
            Clock clock) {
        var tasks = new TaskBatches(database);
        this.exporter = new Exports(database, tasks, queries, clock);
        this.importer = new Importer(changes, tasks, store, queries, ids, clock);
        this.auth = auth;
        this.clock = clock;
    }

    public void add(Routes routes) {
        routes.get("/api/export", auth.required(this::export))
                .post("/api/import", auth.required(this::importFile));
    }

    private Response export(Request request, Caller caller) {
        var format = Objects.requireNonNull(format(request, Format.JSON));
        var condition = condition(request, caller);
        var body = written(caller.user(), () -> exporter.prepare(caller.user(), format, condition));
        var day = LocalDate.now(clock.withZone(ZoneId.of(caller.user().timeZone())));
        return new Response(200, Headers.NONE.and("Content-Type", format.type()), body)
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"tasks-%s.%s\"".formatted(day, format.ending()))
                .with("Cache-Control", "no-store");
    }

    /**
     * @return what {@code writer} makes, which is its person's turn until its end
     */
    private Body.Stream written(User person, Supplier<Body.Writer> writer) {
        turns.begin(person.id());
        try {
            var stream = exports.open(writer);
            return new Body.Stream(
                    stream.writer(),
                    stream.lasting(),
                    whole -> {
                        stream.ending().ended(whole);
                        turns.end(person.id());
                    });
        } catch (RuntimeException | Error failed) {
            turns.end(person.id());
            throw failed;
        }
    }

    private Condition condition(Request request, Caller caller) {
        var q = request.query("q");
        try {
            var zone = ZoneId.of(caller.user().timeZone());
            var found =
                    Search.parse(q == null ? "" : q)
                            .condition(caller.user().id(), zone, clock.instant());
            return new Condition(found.sql(), found.parameters());
        } catch (QuerySyntaxException unreadable) {
            throw invalid("q", String.valueOf(unreadable.getMessage()));
        }
    }

    private Response importFile(Request request, Caller caller) {
        var said = Format.of(request);
        var format = format(request, said);
        if (format == null) {
            throw invalid("format", "Say what the file is: json, csv or ics.");
        }
        var dryRun = dryRun(request);
        turns.begin(caller.user().id());
        try (var share = memory.share()) {
            var reading = new ImportValidation();
            var file = read(share.counted(request.stream(BODY_LIMIT)), format, caller, reading);
            var operation = importer.run(caller, reading, file, dryRun);
            if (reading.report.hasFailed() && !dryRun) {
                throw reading.report.refusal();
            }
            var response = Response.json(200, reading.report.shown(dryRun));
            return operation.map(done -> OperationJson.named(response, done)).orElse(response);
        } finally {
            turns.end(caller.user().id());
        }
    }

    /**
     * @return what names the file among all others
     */
    private String read(InputStream body, Format format, Caller caller, ImportValidation reading) {
        var zone = ZoneId.of(caller.user().timeZone());
        var digest = DerivedIds.digest();
        try (var file = new DigestInputStream(body, digest)) {
            TaskFile.read(format, file, zone, clock, reading);
        } catch (BrokenLine broken) {
            if (format == Format.JSON) {
                throw new Failure.BadRequest(
                        FailureCode.UNREADABLE_FILE,
                        "Line %d: %s".formatted(broken.item().line(), broken.item().detail()));
            }
            reading.accept(broken.item());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static @Nullable Format format(Request request, @Nullable Format otherwise) {
        try {
            return Format.named(request.query("format"), otherwise);
        } catch (IllegalArgumentException unknown) {
            throw invalid("format", String.valueOf(unknown.getMessage()));
        }
    }

    private static boolean dryRun(Request request) {
        return switch (request.query("dry_run")) {
            case "true" -> true;
            case "false" -> false;
            case null -> false;
            default -> throw invalid("dry_run", "This has to be true or false.");
        };
    }

    private static Failure.Invalid invalid(String parameter, String detail) {
        return new Failure.Invalid(List.of(new Failure.Fault("?" + parameter, detail)));
    }
}
