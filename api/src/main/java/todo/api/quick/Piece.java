package todo.api.quick;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import todo.api.recurrence.Phrase;
import todo.api.task.Priority;
import todo.api.words.Certainty;

/**
 * Words that may be no part of the title.
 *
 * @param first index of the first word
 * @param next index of the word after the last
 */
record Piece(Meaning meaning, int first, int next, Certainty certainty) {

    sealed interface Meaning {
        Kind kind();

        String value();
    }

    record Day(LocalDate day) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public String value() {
            return day.toString();
        }
    }

    record Time(LocalTime time) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }

        @Override
        public String value() {
            return time.toString();
        }
    }

    /** "in 2 hours": a day and a time at once. */
    record Moment(LocalDateTime moment) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.TIME;
        }

        @Override
        public String value() {
            return moment.toString();
        }
    }

    record Again(Phrase phrase) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.RECURRENCE;
        }

        @Override
        public String value() {
            return phrase.rule().text();
        }
    }

    /** The start or the end of the series before it. */
    record Limit(Phrase phrase) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.RECURRENCE;
        }

        @Override
        public String value() {
            return phrase.rule().text();
        }
    }

    record Urgency(Priority priority) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.PRIORITY;
        }

        @Override
        public String value() {
            return priority.wire();
        }
    }

    record Tag(String name) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.TAG;
        }

        @Override
        public String value() {
            return name;
        }
    }

    record InList(String name) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.LIST;
        }

        @Override
        public String value() {
            return name;
        }
    }

    record Reminder(int minutes) implements Meaning {
        @Override
        public Kind kind() {
            return Kind.REMINDER;
        }

        @Override
        public String value() {
            return Integer.toString(minutes);
        }
    }

    /** Words of the title after all. */
    record Plain() implements Meaning {
        @Override
        public Kind kind() {
            return Kind.LITERAL;
        }

        @Override
        public String value() {
            return "";
        }
    }

    /** Only the backslash before the first word; the words stay. */
    record Literal() implements Meaning {
        @Override
        public Kind kind() {
            return Kind.LITERAL;
        }

        @Override
        public String value() {
            return "";
        }
    }

    /**
     * @return whether the two, side by side, leave no doubt about each other
     */
    boolean pairsWith(Piece after) {
        return next == after.first
                && ((isDay() && after.meaning instanceof Time)
                        || (meaning instanceof Time && after.isDay())
                        || after.meaning instanceof Limit);
    }

    private boolean isDay() {
        return meaning instanceof Day || meaning instanceof Again;
    }

    Piece certain() {
        return new Piece(meaning, first, next, Certainty.ANYWHERE);
    }
}
