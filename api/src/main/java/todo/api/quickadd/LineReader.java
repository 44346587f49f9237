package todo.api.quickadd;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.english.Certainty;
import todo.api.english.DayParser;
import todo.api.english.TimeParser;
import todo.api.english.TimeRangeParser;
import todo.api.english.WordSequence;
import todo.api.recurrence.Phrase;
import todo.api.recurrence.PhraseParser;
import todo.api.recurrence.SeriesLimitParser;
import todo.api.task.LeadTime;

/** Finds the words of a line, from left to right, that may not belong to its title. */
final class LineReader {

    private static final Pattern LEAD_TIME = Pattern.compile("([0-9]{1,3})(m|min|h|d)");

    private final WordSequence words;
    private final String text;
    private final LocalDateTime present;
    private final List<Match> matches = new ArrayList<>();

    private @Nullable Phrase open;
    private int openUntil;

    private LineReader(WordSequence words, String text, LocalDateTime present) {
        this.words = words;
        this.text = text;
        this.present = present;
    }

    /**
     * @param words the words to which the indexes of the matches refer
     */
    record MatchedLine(WordSequence words, List<Match> matches) {}

    static MatchedLine read(String text, LocalDateTime present) {
        var words = WordSequence.of(text);
        return new MatchedLine(words, new LineReader(words, text, present).read());
    }

    private List<Match> read() {
        for (var index = 0; index < words.size(); ) {
            var match = match(index);
            if (match == null) {
                index++;
                continue;
            }
            matches.add(match);
            follow(match);
            index = match.next();
        }
        return matches;
    }

    /** "until …" may follow a recurrence directly, or with only a time between them. */
    private void follow(Match match) {
        if (match.meaning() instanceof Match.Recurrence recurrence) {
            open = recurrence.phrase();
            openUntil = match.next();
        } else if (match.meaning() instanceof Match.Limit limit) {
            open = limit.phrase();
            openUntil = match.next();
        } else if (match.isTimeOfDay() && openUntil == match.first()) {
            openUntil = match.next();
        }
    }

    private @Nullable Match match(int index) {
        if (words.text(index).startsWith("\\")) {
            return literal(index);
        }
        var word = words.get(index);
        var written = text.substring(word.start(), word.end() - word.punctuation().length());
        var marker = MarkerReader.read(written.strip());
        if (marker != null) {
            return new Match(marker, index, index + 1, Certainty.ANYWHERE);
        }
        var rangeEnd = TimeRangeParser.end(words, index);
        if (rangeEnd > index) {
            return new Match(new Match.TimeRange(), index, rangeEnd, Certainty.ANYWHERE);
        }
        var limit = limit(index);
        if (limit != null) {
            return limit;
        }
        var phrase = PhraseParser.read(words, index);
        if (phrase != null) {
            return new Match(
                    new Match.Recurrence(phrase.value()), index, phrase.next(), phrase.certainty());
        }
        var reminder = words.is(index, "remind") ? reminder(index) : null;
        if (reminder != null) {
            return reminder;
        }
        var moment = moment(index);
        return moment == null ? dayOrTime(index) : moment;
    }

    /** The words after a backslash that would match without it. */
    private @Nullable Match literal(int index) {
        var word = words.get(index);
        var without = new LineReader(words.unescaped(index), unescaped(word.start()), present);
        var match = without.match(index);
        return match == null
                        || match.certainty() == Certainty.NOWHERE
                        || match.meaning() instanceof Match.TimeRange
                ? null
                : new Match(new Match.Literal(), index, match.next(), Certainty.ANYWHERE);
    }

    private String unescaped(int backslash) {
        return text.substring(0, backslash) + " " + text.substring(backslash + 1);
    }

    private @Nullable Match limit(int index) {
        if (open == null || openUntil != index) {
            return null;
        }
        var found = SeriesLimitParser.read(words, index, present.toLocalDate(), open);
        return found == null
                ? null
                : new Match(new Match.Limit(found.value()), index, found.next(), found.certainty());
    }

    /** "remind 30m", "remind me 2 hours before". */
    private @Nullable Match reminder(int index) {
        var at = words.is(index + 1, "me") ? index + 2 : index + 1;
        var compact = LEAD_TIME.matcher(words.text(at));
        if (compact.matches()) {
            var next = words.is(at + 1, "before") ? at + 2 : at + 1;
            var lead = Integer.parseInt(compact.group(1)) * minutes(compact.group(2));
            return reminder(lead, index, next, Certainty.ANYWHERE);
        }
        var lead = words.number(at) * minutes(words.text(at + 1));
        return words.is(at + 2, "before") ? reminder(lead, index, at + 3, Certainty.LAST) : null;
    }

    private static @Nullable Match reminder(int lead, int first, int next, Certainty certainty) {
        return lead < 1 || lead > LeadTime.MOST
                ? null
                : new Match(new Match.ReminderMark(lead), first, next, certainty);
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
                new Match.DueMoment(present.truncatedTo(ChronoUnit.MINUTES).plus(number, unit)),
                index,
                index + 3,
                one ? Certainty.LAST : Certainty.ANYWHERE);
    }

    private @Nullable Match dayOrTime(int index) {
        var announced = SeriesLimitParser.announcesStart(words, index);
        var at = announced ? index + 1 : index;
        var day = DayParser.read(words, at, present.toLocalDate());
        if (day != null) {
            var certainty = announced ? announced(day.certainty()) : day.certainty();
            return new Match(new Match.DueDay(day.value()), index, day.next(), certainty);
        }
        var time = TimeParser.read(words, at);
        if (time == null) {
            return null;
        }
        var certainty = announced ? announced(time.certainty()) : time.certainty();
        return new Match(new Match.DueTime(time.value()), index, time.next(), certainty);
    }

    /** "starting friday" without a recurrence. */
    private static Certainty announced(Certainty alone) {
        return alone == Certainty.NOWHERE ? Certainty.NOWHERE : Certainty.ANYWHERE;
    }
}
