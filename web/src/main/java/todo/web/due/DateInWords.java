package todo.web.due;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.page.Today;
import todo.web.recurrence.RecurrenceOrigin;
import todo.web.recurrence.RecurrenceWords;

/**
 * A date and a recurrence in words, as quick add understands them.
 *
 * @param due {@link DueDate#NONE} if the words name no date
 * @param recurrence an RRULE; null if the words name none
 */
record DateInWords(DueDate due, @Nullable String recurrence, RecurrenceOrigin recurrenceOrigin) {

    /** A line of nothing but a date is a title. */
    private static final String TITLE = "task ";

    private static final DateInWords NOTHING = of(DueDate.NONE);

    static DateInWords of(DueDate due) {
        return new DateInWords(due, null, RecurrenceOrigin.DUE);
    }

    /**
     * @throws Failure.Unavailable if the API is
     */
    static DateInWords read(Visit visit, String words) {
        if (words.isBlank()) {
            return NOTHING;
        }
        try {
            var call = visit.call("POST", "/api/tasks/quick?dry_run=true");
            var task = visit.send(call.with(Map.of("text", TITLE + words))).await().path("task");
            var due = task.path("due_date");
            var rule = task.path("recurrence_rule");
            return new DateInWords(
                    DueDate.of(
                            due.isTextual() ? Instant.parse(due.asText()) : null,
                            task.path("all_day").asBoolean(),
                            visit.today()),
                    rule.isTextual() ? rule.asText() : null,
                    RecurrenceOrigin.of(task.path("recurrence_from").asText()));
        } catch (Failure.Invalid tooLong) {
            return NOTHING;
        }
    }

    /**
     * @return whether it says neither a time of day nor a recurrence
     */
    boolean isDayOnly() {
        return due.day() != null && due.time() == null && recurrence == null;
    }

    /**
     * @param time for words that name none; null for the whole day
     */
    DateInWords withDefault(@Nullable LocalTime time) {
        return due.time() == null ? with(due.at(time)) : this;
    }

    DateInWords with(DueDate changed) {
        return new DateInWords(changed, recurrence, recurrenceOrigin);
    }

    /**
     * @return the API's fields of the recurrence; empty if the words name none
     */
    Map<String, @Nullable Object> recurrenceFields() {
        return recurrence == null
                ? Map.of()
                : Map.of("recurrence_rule", recurrence, "recurrence_from", recurrenceOrigin.wire());
    }

    /**
     * @return for example: Friday, 4 December, 09:00 · every week on Friday
     */
    String sentence(Today today) {
        return withRecurrence(due.sentence(today), today);
    }

    /**
     * @return for example: Tomorrow, 09:00 · every day
     */
    String label(Today today) {
        return withRecurrence(due.label(today), today);
    }

    private String withRecurrence(String date, Today today) {
        return recurrence == null
                ? date
                : today.language()
                        .texts()
                        .dateAndRepeat(
                                date, RecurrenceWords.of(recurrence, recurrenceOrigin, today));
    }
}
