package todo.api.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import todo.api.account.Caller;
import todo.api.task.ClientTimes;
import todo.json.Fields;

/**
 * Translates the fields of a task as a model writes them into those of the API: a word in place of
 * null, which some models cannot write; local times; lists and parents by name.
 */
final class TaskArguments {

    private static final String REMOVE = "remove";

    private static final List<String> CLEARABLE =
            List.of(
                    "description",
                    "due_date",
                    "recurrence_rule",
                    "reminder_lead_time",
                    "list",
                    "parent");

    private final TaskReferences references;

    TaskArguments(TaskReferences references) {
        this.references = references;
    }

    /**
     * @param item see {@link Schemas#FIELDS}
     * @throws ToolError if there is no such list or parent
     */
    Fields fields(Caller caller, ObjectNode item) {
        var api = item.deepCopy();
        for (var name : CLEARABLE) {
            if (api.path(name).asText().equalsIgnoreCase(REMOVE)) {
                api.putNull(name);
            }
        }
        var list = api.path("list");
        if (list.isTextual()) {
            api.put("list_id", String.valueOf(references.list(caller, list.textValue())));
        } else if (api.has("list")) {
            api.set("list_id", list);
        }
        var parent = api.path("parent");
        if (parent.isTextual()) {
            api.put("parent_id", references.task(caller, parent.textValue()).id().toString());
        } else if (api.has("parent")) {
            api.set("parent_id", parent);
        }
        var lead = api.path("reminder_lead_time");
        if (lead.isTextual() && lead.textValue().matches("[0-9]{1,9}")) {
            api.put("reminder_lead_time", Integer.parseInt(lead.textValue()));
        }
        var due = api.path("due_date");
        if (due.isTextual() && !ClientTimes.isDay(due.textValue())) {
            api.put("due_date", instant(due.textValue(), caller.zone())).put("all_day", false);
        }
        return new Fields(api);
    }

    /**
     * @return what has a time of day and no offset, as an instant; any other text as it is
     */
    private static String instant(String text, ZoneId zone) {
        try {
            var local = LocalDateTime.parse(text.strip().replace(' ', 'T'));
            return local.atZone(zone).toInstant().toString();
        } catch (DateTimeException noLocalTime) {
            return text;
        }
    }
}
