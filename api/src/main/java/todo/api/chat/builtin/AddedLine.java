package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import todo.api.quickadd.MatchKind;
import todo.api.quickadd.ParsedLine;
import todo.api.recurrence.Origin;

/** Lines of quick add, as tasks for the tool that adds. */
final class AddedLine {

    private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"“”„«»]+)[\"”“»]|'([^']+)'");

    private AddedLine() {}

    /**
     * @param isReminder whether a time is that of a reminder
     */
    static Intent.Action adding(List<String> lines, boolean isReminder, Dialogue dialogue)
            throws IOException {
        var arguments = Dialogue.arguments();
        var tasks = arguments.putArray("tasks");
        for (var line : lines) {
            tasks.add(isReminder ? reminder(line, dialogue) : entry(line, dialogue));
        }
        dialogue.await(lines.size());
        return () -> {
            var output = dialogue.call("add_tasks", arguments);
            var added = Memory.tasks(output);
            dialogue.added(added);
            var facts = added.size() == 1 ? added.getFirst().facts() : "";
            new Report(dialogue)
                    .say(output, "Added {}" + (facts.isEmpty() ? "." : ", " + facts + "."));
        };
    }

    /** A title that is in quotation marks as a whole gets none. */
    private static ObjectNode entry(String text, Dialogue dialogue) throws IOException {
        var line = dialogue.parsed(text);
        var quoted = QUOTED.matcher(line.title());
        var list = line.list();
        if (!quoted.matches()
                || line.origin() != Origin.DUE
                || line.reminder() != null
                || (list != null && dialogue.list(list) == null)) {
            return Dialogue.arguments().put("line", text);
        }
        var fields = fields(line).put("title", Sentence.unquoted(line.title()));
        return list == null ? fields : fields.put("list", list);
    }

    /** A reminder is for the time that is named, not for some time before. */
    private static ObjectNode reminder(String text, Dialogue dialogue) {
        var line = dialogue.parsed(text);
        if (line.time() == null || line.list() != null || line.origin() != Origin.DUE) {
            return Dialogue.arguments().put("line", text);
        }
        var lead = line.reminder();
        return fields(line).put("reminder_lead_time", lead == null ? "0" : lead.toString());
    }

    static ObjectNode fields(ParsedLine line) {
        var fields = Dialogue.arguments().put("title", line.title());
        if (line.date() != null) {
            fields.put("due_date", due(line));
        }
        if (line.priority() != null) {
            fields.put("priority", line.priority().wire());
        }
        if (line.rule() != null) {
            fields.put("recurrence_rule", line.rule().text());
        }
        if (!line.tags().isEmpty()) {
            line.tags().forEach(fields.putArray("tags")::add);
        }
        return fields;
    }

    /**
     * @return empty without a date
     */
    static String due(ParsedLine line) {
        var date = line.date();
        var time = line.time();
        return date == null ? "" : time == null ? date.toString() : date.atTime(time).toString();
    }

    /**
     * @return whether the grammar of quick add finds anything in the text but a title
     */
    static boolean hasMarks(String text, Dialogue dialogue) {
        return dialogue.parsed(text).understood().stream()
                .anyMatch(words -> words.kind() != MatchKind.LITERAL);
    }
}
