package todo.api.quickadd;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.english.Certainty;
import todo.api.english.ClockWords;
import todo.api.english.DayWords;
import todo.api.english.WordSequence;
import todo.api.recurrence.LimitWords;
import todo.api.recurrence.Phrase;
import todo.api.recurrence.PhraseWords;

/** Finds in a line, from left to right, all that may be no part of its title. */
final class LineReader {

    /** A year, in minutes, which is all that a task takes. */
    private static final int LONGEST_LEAD = 366 * 24 * 60;

    private static final Pattern LEAD = Pattern.compile("([0-9]{1,3})(m|min|h|d)");

    private final WordSequence words;
    private final String text;
    private final LocalDateTime present;
    private final List<Match> pieces = new ArrayList<>();

    private @Nullable Phrase open;
    private int openUntil;

    private LineReader(WordSequence words, String text, LocalDateTime present) {
        this.words = words;
        this.text = text;
        this.present = present;
    }

    /**
     * @param words those that the pieces count in
     */
    record Line(WordSequence words, List<Match> pieces) {}

    static Line read(String text, LocalDateTime present) {
        var words = WordSequence.of(text);
        return new Line(words, new LineReader(words, text, present).read());
    }

    private List<Match> read() {
        for (var index = 0; index < words.size(); ) {
            var piece = piece(index);
            if (piece == null) {
                index++;
                continue;
            }
            pieces.add(piece);
            follow(piece);
            index = piece.next();
        }
        return pieces;
    }

    /** A series is open to "until …" until something else comes between. */
    private void follow(Match piece) {
        if (piece.meaning() instanceof Match.Again again) {
            open = again.phrase();
            openUntil = piece.next();
        } else if (piece.meaning() instanceof Match.Limit limit) {
            open = limit.phrase();
            openUntil = piece.next();
        } else if (piece.meaning() instanceof Match.Time && openUntil == piece.first()) {
            openUntil = piece.next();
        }
    }

    private @Nullable Match piece(int index) {
        if (words.text(index).startsWith("\\")) {
            return literal(index);
        }
        var word = words.get(index);
        var written = text.substring(word.start(), word.end() - word.mark().length());
        var marker = MarkerReader.read(written.strip());
        if (marker != null) {
            return new Match(marker, index, index + 1, Certainty.ANYWHERE);
        }
        var limit = limit(index);
        if (limit != null) {
            return limit;
        }
        var again = PhraseWords.read(words, index);
        if (again != null) {
            return new Match(
                    new Match.Again(again.value()), index, again.next(), again.certainty());
        }
        var reminder = words.is(index, "remind") ? reminder(index) : null;
        if (reminder != null) {
            return reminder;
        }
        var moment = moment(index);
        return moment == null ? dayOrTime(index) : moment;
    }

    /** The words after a backslash, as far as they would have been understood without it. */
    private @Nullable Match literal(int index) {
        var word = words.get(index);
        var without = new LineReader(words.unescaped(index), unescaped(word.start()), present);
        var piece = without.piece(index);
        return piece == null || piece.certainty() == Certainty.NOWHERE
                ? null
                : new Match(new Match.Literal(), index, piece.next(), Certainty.ANYWHERE);
    }

    private String unescaped(int backslash) {
        return text.substring(0, backslash) + " " + text.substring(backslash + 1);
    }

    private @Nullable Match limit(int index) {
        if (open == null || openUntil != index) {
            return null;
        }
        var found = LimitWords.read(words, index, present.toLocalDate(), open);
        return found == null
                ? null
                : new Match(new Match.Limit(found.value()), index, found.next(), found.certainty());
    }

    /** "remind 30m", "remind me 2 hours before". */
    private @Nullable Match reminder(int index) {
        var at = words.is(index + 1, "me") ? index + 2 : index + 1;
        var glued = LEAD.matcher(words.text(at));
        if (glued.matches()) {
            var next = words.is(at + 1, "before") ? at + 2 : at + 1;
            var lead = Integer.parseInt(glued.group(1)) * minutes(glued.group(2));
            return reminder(lead, index, next, Certainty.ANYWHERE);
        }
        var lead = words.number(at) * minutes(words.text(at + 1));
        return words.is(at + 2, "before") ? reminder(lead, index, at + 3, Certainty.LAST) : null;
    }

    private static @Nullable Match reminder(int lead, int first, int next, Certainty certainty) {
        return lead < 1 || lead > LONGEST_LEAD
                ? null
                : new Match(new Match.Reminder(lead), first, next, certainty);
    }

    private static int minutes(String unit) {
        return switch (unit) {
            case "m", "min", "mins", "minute", "minutes" -> 1;
            case "h", "hour", "hours" -> 60;
            case "d", "day", "days" -> 24 * 60;
            default -> 0;
        };
    }

    /** "in 2 hours", "in 30 min". */
    private @Nullable Match moment(int index) {
        var one = words.is(index + 1, "an", "a");
        var number = one ? 1 : words.number(index + 1);
        var unit =
                words.is(index + 2, "hour", "hours")
                        ? ChronoUnit.HOURS
                        : words.is(index + 2, "minute", "minutes", "min", "mins")
                                ? ChronoUnit.MINUTES
                                : null;
        if (!words.is(index, "in") || number < 1 || unit == null) {
            return null;
        }
        return new Match(
                new Match.Moment(present.truncatedTo(ChronoUnit.MINUTES).plus(number, unit)),
                index,
                index + 3,
                one ? Certainty.LAST : Certainty.ANYWHERE);
    }

    private @Nullable Match dayOrTime(int index) {
        var day = DayWords.read(words, index, present.toLocalDate());
        if (day != null) {
            return new Match(new Match.Day(day.value()), index, day.next(), day.certainty());
        }
        var time = ClockWords.read(words, index);
        return time == null
                ? null
                : new Match(new Match.Time(time.value()), index, time.next(), time.certainty());
    }
}
