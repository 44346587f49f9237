package todo.api.quickadd;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.task.ClientTimes;
import todo.api.task.Tags;
import todo.failure.TextRule;
import todo.http.JsonBody;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Fields;

/** {@code POST /api/tasks/quick}. */
public final class QuickAddRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private static final TextRule LINE = new TextRule(1, 1_000);

    private static final TextRule UNFINISHED_LINE = new TextRule(0, LINE.most());

    private final QuickAdd quickAdd;

    public QuickAddRoutes(QuickAdd quickAdd) {
        this.quickAdd = quickAdd;
    }

    public void add(Routes routes, Auth auth, IdempotentRoutes keys) {
        var once = keys.once(this::create);
        routes.post(
                "/api/tasks/quick",
                auth.required((request, caller) ->
                        isDryRun(request)
                                ? preview(request, caller)
                                : once.handle(request, caller)));
    }

    private static boolean isDryRun(Request request) {
        var parameters = new Parameters(request);
        var isDryRun = parameters.flag("dry_run");
        parameters.check();
        return isDryRun;
    }

    private Response create(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var added = quickAdd.add(caller, typed(fields, LINE, caller));
        var task = added.value().task();
        var answer = OperationJson.answer(201, added, task.version());
        return OperationJson.warned(answer, fields).with("Location", "/api/tasks/" + task.id());
    }

    private Response preview(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var added = quickAdd.preview(caller, typed(fields, UNFINISHED_LINE, caller));
        return OperationJson.warned(Response.json(200, added), fields);
    }

    private static TypedLine typed(Fields fields, TextRule rule, Caller caller) {
        var text = fields.required("text", fields.parsed("text", line -> line(rule, line)));
        var zone = fields.parsed("time_zone", QuickAddRoutes::zone);
        var typedAt = fields.parsed("typed_at", ClientTimes::parse);
        var defaults = defaults(fields.object("defaults"));
        fields.check();
        return new TypedLine(
                Objects.requireNonNull(text),
                zone == null ? caller.zone() : zone,
                typedAt,
                defaults);
    }

    /** The characters stay as they were sent: the answer names words by their place in the text. */
    private static String line(TextRule rule, String text) {
        rule.check(text);
        return text;
    }

    private static LineDefaults defaults(@Nullable Fields fields) {
        if (fields == null) {
            return LineDefaults.NONE;
        }
        var tags = fields.texts("tags", Tags.MOST, Tags.NAME);
        return new LineDefaults(
                tags == null ? Tags.NONE : new Tags(tags),
                fields.parsed("due_date", ClientTimes::parse),
                fields.is("due_date", ClientTimes::isDay),
                fields.parsed("list_id", Ids::require),
                fields.parsed("parent_id", Ids::require));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "This has to be an IANA time zone, such as Europe/Vienna.", unknown);
        }
    }
}
