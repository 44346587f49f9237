package todo.api.chat.builtin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.quickadd.ParsedLine;

/** Recurrences and reminders of tasks: "repeat it every Monday", "remind me an hour before it". */
final class Repeating {

    private static final String RULE =
            "(?<rule>(?:every|each|daily|weekly|monthly|yearly|annually)\\b.*)";

    private static final Wording REPEAT =
            Wording.of(
                    "(make|let|set|have) {tasks} [to] (repeat|recur|repeating|recurring|be repeated) "
                            + RULE,
                    "(repeat|make|set|schedule) {tasks} " + RULE,
                    "{tasks} (should repeat|repeats|recurs|should recur|is due|happens) " + RULE);

    private static final Wording STOP =
            Wording.of(
                    "(stop repeating|don't repeat|do not repeat|no longer repeat) {tasks} [anymore|any more]",
                    "make {tasks} (not repeat|non-recurring|stop repeating)",
                    "{tasks} (should not|shouldn't|should no longer|doesn't|does not) (repeat|recur) [anymore|any more]",
                    "(remove|stop|clear) the (repetition|recurrence|repeat) (of|from|for) {tasks}");

    private static final Wording REMIND =
            Wording.of(
                    "(remind|alert|notify|ping) me {number} {unit}s? (before|ahead of) {tasks}",
                    "(set|add) a reminder [for] {number} {unit}s? (before|ahead of) {tasks}",
                    "(remind|alert|notify) me (about|of) {tasks} {number} {unit}s? (before|ahead|in advance|earlier|beforehand)");

    private Repeating() {}

    static @Nullable Plan repeat(Sentence sentence, Dialogue dialogue) {
        var parts = REPEAT.match(sentence);
        if (parts == null) {
            return null;
        }
        var words = parts.get("rule").replaceFirst("(?i)^each\\b", "every");
        var line = ParsedLine.parse("x " + words, dialogue.zone(), dialogue.now());
        var rule = line.rule();
        if (rule == null || !line.title().equals("x")) {
            return null;
        }
        return TaskChange.of(
                dialogue,
                parts.get("tasks"),
                (task, fields) -> {
                    fields.put("recurrence_rule", rule.text());
                    if (task.due().isEmpty() && line.date() != null) {
                        fields.put("due_date", due(line));
                    }
                },
                "%s now repeats " + EscapedText.escaped(words) + ".",
                "%d tasks now repeat " + EscapedText.escaped(words) + ":");
    }

    private static String due(ParsedLine line) {
        var date = line.date();
        var time = line.time();
        return date == null ? "" : time == null ? date.toString() : date.atTime(time).toString();
    }

    static @Nullable Plan stop(Sentence sentence, Dialogue dialogue) {
        var parts = STOP.match(sentence);
        return parts == null
                ? null
                : TaskChange.of(
                        dialogue,
                        parts.get("tasks"),
                        (_, fields) -> fields.put("recurrence_rule", "remove"),
                        "%s no longer repeats.",
                        "%d tasks no longer repeat:");
    }

    static @Nullable Plan remind(Sentence sentence, Dialogue dialogue) {
        var parts = REMIND.match(sentence);
        var number =
                parts == null
                        ? 0
                        : NumberedChoice.number(parts.get("number").toLowerCase(Locale.ROOT));
        var minutes = parts == null ? 0 : minutes(parts.get("unit").toLowerCase(Locale.ROOT));
        if (parts == null || number == 0 || minutes == 0) {
            return null;
        }
        var lead = parts.get("number") + " " + parts.get("unit") + (number == 1 ? "" : "s");
        return TaskChange.of(
                dialogue,
                parts.get("tasks"),
                (_, fields) -> fields.put("reminder_lead_time", Integer.toString(number * minutes)),
                "I set a reminder " + lead + " before %s.",
                "I set reminders " + lead + " before %d tasks:");
    }

    private static int minutes(String unit) {
        return switch (unit.replaceFirst("s$", "")) {
            case "minute", "min" -> 1;
            case "hour" -> 60;
            case "day" -> 24 * 60;
            case "week" -> 7 * 24 * 60;
            default -> 0;
        };
    }
}
