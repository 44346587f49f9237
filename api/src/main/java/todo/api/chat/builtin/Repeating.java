package todo.api.chat.builtin;

import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Recurrences and reminders of tasks: "repeat it every Monday", "remind me an hour before it". */
final class Repeating {

    private Repeating() {}

    static Intent.@Nullable Plan repeat(Wording.Parts parts, Dialogue dialogue) {
        var words = parts.get("rule").replaceFirst("(?i)^each\\b", "every");
        var line = dialogue.parsed("x " + words);
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
                        fields.put("due_date", AddedLine.due(line));
                    }
                },
                "{} now repeats " + EscapedText.escaped(words) + ".");
    }

    static Intent.@Nullable Plan remind(Wording.Parts parts, Dialogue dialogue) {
        var number = NumberedChoice.number(parts.small("number"));
        var minutes = minutes(parts.small("unit"));
        if (number == 0 || minutes == 0) {
            return null;
        }
        var lead = parts.get("number") + " " + parts.get("unit") + (number == 1 ? "" : "s");
        return TaskChange.of(
                dialogue,
                parts.get("tasks"),
                (_, fields) -> fields.put("reminder_lead_time", Integer.toString(number * minutes)),
                "I set a reminder " + lead + " before {}.");
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
