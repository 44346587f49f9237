package todo.api.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.Patch;
import todo.api.ordering.PlacementJson;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Pattern;
import todo.api.recurrence.Rule;
import todo.json.Fields;

/** Reads the members of a task that a client may write. */
public final class TaskPatchJson {

    private final Fields fields;
    private final Supplier<ZoneId> zone;
    private final boolean whole;

    private TaskPatchJson(Fields fields, Supplier<ZoneId> zone, boolean whole) {
        this.fields = fields;
        this.zone = zone;
        this.whole = whole;
    }

    /**
     * @param zone of the user, in which a day begins; asked for only if it is needed
     * @return keeps the fields whose members are absent, and clears those whose members are null
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static TaskPatch patch(Fields fields, Supplier<ZoneId> zone) {
        var patch = read(fields, zone);
        fields.check();
        return patch;
    }

    /** The same without {@link Fields#check()}, for a part of a larger object. */
    static TaskPatch read(Fields fields, Supplier<ZoneId> zone) {
        return new TaskPatchJson(fields, zone, false).read(fields.has("title"));
    }

    /**
     * @return sets every field but the position: what is absent has its default
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static TaskPatch replacement(Fields fields, Supplier<ZoneId> zone) {
        var patch = new TaskPatchJson(fields, zone, true).read(true);
        fields.check();
        return patch;
    }

    /**
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static NewTask newTask(Fields fields, Supplier<ZoneId> zone) {
        var id = fields.parsed("id", Ids::requireNew);
        var patch = new TaskPatchJson(fields, zone, false).read(true);
        fields.check();
        return new NewTask(id, patch);
    }

    private TaskPatch read(boolean isTitleRequired) {
        var title = fields.parsed("title", Title::new);
        if (isTitleRequired) {
            fields.required("title", title);
        }
        var allDay = fields.flag("all_day");
        return new TaskPatch(
                title == null ? Patch.keep() : Patch.to(title),
                parsed("description", Description::new),
                parsed("status", Status::parse),
                parsed("priority", Priority::parse),
                to("tags", tags()),
                parsed("due_date", text -> due(text, allDay)),
                allDay == null && isDay() ? Patch.to(true) : to("all_day", allDay),
                recurrence(),
                parsed("recurrence_from", Origin::parse),
                to("reminder_lead_time", leadTime()),
                parsed("list_id", Ids::require),
                parsed("parent_id", Ids::require),
                PlacementJson.read(fields));
    }

    private <T> Patch<T> parsed(String name, Function<String, T> parse) {
        return to(name, fields.parsed(name, parse));
    }

    private <T> Patch<T> to(String name, @Nullable T value) {
        return whole || fields.has(name) ? Patch.to(value) : Patch.keep();
    }

    private Instant due(String text, @Nullable Boolean allDay) {
        var isMidnight = Boolean.FALSE.equals(allDay) && ClientTimes.isDay(text);
        return isMidnight ? ClientTimes.parse(text, zone.get()) : ClientTimes.parse(text);
    }

    /** "2026-12-24" rather than a time. */
    private boolean isDay() {
        return fields.is("due_date", ClientTimes::isDay);
    }

    private @Nullable LeadTime leadTime() {
        var minutes = fields.integer("reminder_lead_time", 0, LeadTime.MOST);
        return minutes == null ? null : new LeadTime(minutes);
    }

    private @Nullable Tags tags() {
        var names = fields.texts("tags", Tags.MOST, Tags.NAME);
        return names == null ? null : new Tags(names);
    }

    /** The pattern and the rule are two views of one recurrence: a client may send either. */
    private RecurrencePatch recurrence() {
        var rule = fields.parsed("recurrence_rule", Rule::parse);
        var pattern = fields.parsed("recurrence_pattern", Pattern::parse);
        if (rule != null && pattern != null && pattern != Pattern.of(rule)) {
            fields.fault(
                    "recurrence_pattern",
                    "The pattern of this rule is %s. Send one of the two, or both alike."
                            .formatted(Pattern.of(rule).wire()));
        }
        if (rule != null) {
            return new RecurrencePatch.ToRule(rule);
        }
        if (whole) {
            return new RecurrencePatch.ToPattern(pattern == null ? Pattern.NONE : pattern);
        }
        if (pattern == null) {
            return fields.has("recurrence_rule") || fields.has("recurrence_pattern")
                    ? new RecurrencePatch.ToRule(null)
                    : RecurrencePatch.keep();
        }
        return fields.has("recurrence_rule")
                ? new RecurrencePatch.ToRule(pattern.rule())
                : new RecurrencePatch.ToPattern(pattern);
    }
}
