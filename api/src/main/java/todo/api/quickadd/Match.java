package todo.api.quickadd;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import todo.api.english.Certainty;
import todo.api.recurrence.Phrase;
import todo.api.task.Priority;

/**
 * Words that may not belong to the title.
 *
 * @param first index of the first word
 * @param next index of the word after the last
 */
record Match(Meaning meaning, int first, int next, Certainty certainty) {

    sealed interface Meaning {

        default MatchKind kind() {
            return switch (this) {
                case DueDay _ -> MatchKind.DATE;
                case DueTime _, DueMoment _, TimeRange _ -> MatchKind.TIME;
                case Recurrence _, Limit _ -> MatchKind.RECURRENCE;
                case PriorityMark _ -> MatchKind.PRIORITY;
                case TagMark _ -> MatchKind.TAG;
                case ListMark _ -> MatchKind.LIST;
                case ReminderMark _ -> MatchKind.REMINDER;
                case Literal _ -> MatchKind.LITERAL;
            };
        }

        default String value() {
            return switch (this) {
                case DueDay(var day) -> day.toString();
                case DueTime(var time) -> time.toString();
                case DueMoment(var moment) -> moment.toString();
                case Recurrence(var phrase) -> phrase.rule().text();
                case Limit(var phrase) -> phrase.rule().text();
                case PriorityMark(var priority) -> priority.wire();
                case TagMark(var name) -> name;
                case ListMark(var name) -> name;
                case ReminderMark(var minutes) -> Integer.toString(minutes);
                case TimeRange _, Literal _ -> "";
            };
        }
    }

    record DueDay(LocalDate day) implements Meaning {}

    record DueTime(LocalTime time) implements Meaning {}

    /** "in 2 hours": a day and a time at once. */
    record DueMoment(LocalDateTime moment) implements Meaning {}

    /**
     * "5pm-6pm": stays in the title, because a task has one time; makes days next to it certain.
     */
    record TimeRange() implements Meaning {}

    record Recurrence(Phrase phrase) implements Meaning {}

    /** The start or the end of the preceding recurrence. */
    record Limit(Phrase phrase) implements Meaning {}

    record PriorityMark(Priority priority) implements Meaning {}

    record TagMark(String name) implements Meaning {}

    record ListMark(String name) implements Meaning {}

    record ReminderMark(int minutes) implements Meaning {}

    /** A backslash, which is dropped; the words after it stay in the title. */
    record Literal() implements Meaning {}

    /**
     * @return whether the two are adjacent and make each other certain
     */
    boolean pairsWith(Match after) {
        return next == after.first
                && ((isOnDays() && after.isTimeOfDay())
                        || (isTimeOfDay() && after.isOnDays())
                        || after.meaning instanceof Limit);
    }

    private boolean isOnDays() {
        return meaning instanceof DueDay
                || meaning instanceof Recurrence
                || meaning instanceof Limit;
    }

    boolean isTimeOfDay() {
        return meaning instanceof DueTime || meaning instanceof TimeRange;
    }

    boolean isDay() {
        return meaning instanceof DueDay || meaning instanceof DueMoment;
    }

    /**
     * @return whether it sets the due date
     */
    boolean isDue() {
        return isOnDays() || isDay() || isTimeOfDay();
    }

    /**
     * @return this, recognised anywhere; but a day that does not exist stays so
     */
    Match certain() {
        return certainty == Certainty.NOWHERE
                ? this
                : new Match(meaning, first, next, Certainty.ANYWHERE);
    }
}
