package todo.api.transfer.ical;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.transfer.importing.TaskEntryBuilder;
import todo.api.transfer.importing.TextShortener;

/**
 * Reads the recurrence of one VTODO: its first rule. A rule that a task cannot have is kept in the
 * description. Used once, by one thread.
 *
 * @param zone the time zone of the owner
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.8.5">RFC 5545, section 3.8.5</a>
 */
record TodoRecurrence(CalendarComponent todo, ZoneId zone, TaskEntryBuilder task) {

    /** The property of exported files that holds the origin of the recurrence. */
    static final String FROM = "X-TODO-RECURRENCE-FROM";

    /** The property of exported files that holds the rule of a task without a due date. */
    static final String UNDATED_RULE = "X-TODO-RRULE";

    /** Parts that change nothing: the usual calendar, and the second of a start. */
    private static final Pattern NEUTRAL =
            Pattern.compile("(?i)(?<=^|;)(?:RSCALE=GREGORIAN|SKIP=OMIT|BYSECOND=0)(?:;|$)|;+$");

    private static final Pattern IN_SECONDS =
            Pattern.compile(
                    "(?i)FREQ=(SECONDLY|MINUTELY);INTERVAL=(\\d{1,9})((?:;(?:COUNT|UNTIL)=\\w+)?)");

    private static final List<String> LOST = List.of("EXRULE", "EXDATE", "RDATE");

    /**
     * @param dated whether the task has a due date; without one a calendar cannot have a rule, so a
     *     missing rule does not mean that the task does not recur
     */
    void read(boolean dated) {
        var rules = todo.all("RRULE");
        var own = todo.first(UNDATED_RULE);
        if (!rules.isEmpty()) {
            task.recurrence(rule(rules.getFirst().value().strip()));
        } else if (own != null && !dated) {
            task.recurrence(rule(own.text()));
        } else if (dated) {
            task.recurrence(null);
        }
        switch (todo.word(FROM)) {
            case "COMPLETION" -> task.recurrenceFrom(Origin.COMPLETION);
            case "DUE" -> task.recurrenceFrom(Origin.DUE);
            default -> {} // absent, or written by another program
        }
        lost(rules);
    }

    private void lost(List<ContentLine> rules) {
        var lost = new ArrayList<String>();
        rules.stream().skip(1).forEach(line -> lost.add("RRULE:" + line.value().strip()));
        for (var name : LOST) {
            todo.all(name).forEach(line -> lost.add(name + ":" + line.value().strip()));
        }
        if (!lost.isEmpty()) {
            task.remark(
                    "A task recurs by one rule only. Left out: %s."
                            .formatted(TextShortener.joined(lost)));
        }
    }

    /**
     * @return a rule that counts whole days in seconds or minutes, as Vikunja does, in days
     */
    private static String inDays(String rule) {
        var parts = IN_SECONDS.matcher(rule);
        if (!parts.matches()) {
            return rule;
        }
        var perDay = parts.group(1).equalsIgnoreCase("SECONDLY") ? 24 * 60 * 60 : 24 * 60;
        var interval = Integer.parseInt(parts.group(2));
        return interval > 0 && interval % perDay == 0
                ? "FREQ=DAILY;INTERVAL=%d%s".formatted(interval / perDay, parts.group(3))
                : rule;
    }

    /**
     * @return null if a task cannot have this rule
     */
    private @Nullable Rule rule(String text) {
        try {
            var plain = NEUTRAL.matcher(text).replaceAll("");
            return Rule.parse(UntilConverter.fromCalendar(inDays(plain), zone));
        } catch (IllegalArgumentException impossible) {
            task.text().paragraph("Recurrence: " + text);
            task.remark(
                    "Its recurrence rule was added to the description. %s"
                            .formatted(Objects.requireNonNullElse(impossible.getMessage(), "")));
            return null;
        }
    }
}
