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
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Fields;

/** {@code POST /api/tasks/quick}. */
public final class QuickAddRoutes {

    private static final int BODY_LIMIT = 64 * 1024;

    private static final TextRule LINE = new TextRule(1, 1_000);

    private final QuickAdd quickAdd;

    public QuickAddRoutes(QuickAdd quickAdd) {
        this.quickAdd = quickAdd;
    }

    public void add(Routes routes, Auth auth, IdempotentRoutes keys) {
        routes.post("/api/tasks/quick", auth.required(keys.once(this::create)));
    }

    private Response create(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var text = fields.required("text", fields.parsed("text", QuickAddRoutes::line));
        var zone = fields.parsed("time_zone", QuickAddRoutes::zone);
        var defaults = defaults(fields.object("defaults"));
        fields.check();
        var added =
                quickAdd.add(
                        caller,
                        Objects.requireNonNull(text),
                        zone == null ? caller.zone() : zone,
                        defaults);
        var task = added.value().task();
        var answer = OperationJson.answer(201, added, task.version());
        return OperationJson.warned(answer, fields).with("Location", "/api/tasks/" + task.id());
    }

    /** The characters stay as they were sent: the answer names words by their place in the text. */
    private static String line(String text) {
        LINE.check(text);
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
