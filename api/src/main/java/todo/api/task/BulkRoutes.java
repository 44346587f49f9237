package todo.api.task;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.change.OperationJson;
import todo.api.idempotency.IdempotentRoutes;
import todo.api.ordering.PlacementJson;
import todo.api.query.Search;
import todo.failure.TextRule;
import todo.http.JsonBody;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Fields;

/** {@code /api/tasks/bulk}. */
public final class BulkRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private static final TextRule ID = new TextRule(1, 36);

    /** What {@code due_day} decides by itself. */
    private static final List<String> DUE_MEMBERS = List.of("due_date", "all_day");

    private final Bulk bulk;
    private final Auth auth;
    private final IdempotentRoutes keys;

    public BulkRoutes(Bulk bulk, Auth auth, IdempotentRoutes keys) {
        this.bulk = bulk;
        this.auth = auth;
        this.keys = keys;
    }

    public void add(Routes routes) {
        routes.post("/api/tasks/bulk", auth.required(keys.once(this::run)));
    }

    private Response run(Request request, Caller caller) {
        var parameters = new Parameters(request);
        var force = parameters.flag("force");
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var wanted = read(fields, force, caller::zone);
        parameters.check();
        var done = bulk.change(caller, wanted);
        return OperationJson.warned(
                OperationJson.named(Response.json(200, done.value()), done), fields);
    }

    /**
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    private static BulkRequest read(Fields fields, boolean force, Supplier<ZoneId> zone) {
        var ids = ids(fields);
        var q = fields.parsed("q", BulkRoutes::search);
        if (fields.hasValue("ids") == fields.hasValue("q")) {
            fields.fault("ids", "Select the tasks either by ids or by q.");
        }
        var dryRun = Boolean.TRUE.equals(fields.flag("dry_run"));
        var delete = Boolean.TRUE.equals(fields.flag("delete"));
        var members = fields.object("change");
        if (delete == fields.hasValue("change")) {
            fields.fault("change", "Send either change or delete: true.");
        }
        var change = members == null ? null : change(members, zone);
        fields.check();
        return new BulkRequest(ids, q, change, dryRun, force);
    }

    private static BulkChange change(Fields members, Supplier<ZoneId> zone) {
        for (var member : PlacementJson.MEMBERS) {
            if (members.has(member)) {
                members.fault(member, "Only a single task can be placed.");
            }
        }
        var added = members.texts("add_tags", Tags.MOST, Tags.NAME);
        var removed = members.texts("remove_tags", BulkChange.MOST_REMOVED, Tags.NAME);
        var dueDay = members.parsed("due_day", ClientTimes::parseDay);
        for (var member : DUE_MEMBERS) {
            if (dueDay != null && members.has(member)) {
                members.fault(member, "Send either this or due_day.");
            }
        }
        return new BulkChange(
                TaskPatchJson.read(members, zone),
                dueDay == null ? null : new BulkChange.DueDay(dueDay, zone.get()),
                added == null ? List.of() : added,
                removed == null ? List.of() : removed);
    }

    private static @Nullable List<UUID> ids(Fields fields) {
        var texts = fields.texts("ids", BulkRequest.MOST, ID);
        if (texts == null) {
            return null;
        }
        for (var i = 0; i < texts.size(); i++) {
            if (Ids.parse(texts.get(i)) == null) {
                fields.fault("ids/" + i, "This has to be an id.");
            }
        }
        return texts.stream().map(Ids::parse).filter(Objects::nonNull).toList();
    }

    private static Search search(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("An empty query would select every task.");
        }
        return Search.parse(text);
    }
}
