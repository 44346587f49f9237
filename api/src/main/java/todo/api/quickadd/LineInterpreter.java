package todo.api.quickadd;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Frequency;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Phrase;
import todo.api.task.Priority;
import todo.api.task.Tags;

/** Decides which pieces of a line count, and puts the task together from them. */
final class LineInterpreter {

    private final LocalDateTime present;
    private final ZoneId zone;
    private final Set<MatchKind> taken = EnumSet.noneOf(MatchKind.class);
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Match> counted = new ArrayList<>();

    private @Nullable LocalDate day;
    private @Nullable LocalTime time;
    private @Nullable Phrase phrase;
    private boolean seriesCounts;
    private @Nullable Priority priority;
    private @Nullable String list;
    private @Nullable Integer reminder;

    private LineInterpreter(LocalDateTime present, ZoneId zone) {
        this.present = present;
        this.zone = zone;
    }

    static ParsedLine of(String text, LineReader.Line line, LocalDateTime present, ZoneId zone) {
        var composition = new LineInterpreter(present, zone);
        var certain = certain(AmbiguityFilter.without(line), line.words().size());
        certain.forEach(composition::take);
        composition.dropIdleReminder();
        return composition.compose(text, line);
    }

    /**
     * @return the pieces that are beyond doubt where they stand
     */
    private static List<Match> certain(List<Match> pieces, int words) {
        var all = new ArrayList<>(pieces);
        for (var i = 1; i < all.size(); i++) {
            if (all.get(i - 1).pairsWith(all.get(i))) {
                all.set(i - 1, all.get(i - 1).certain());
                all.set(i, all.get(i).certain());
            }
        }
        var certain = new ArrayList<Match>();
        var end = words;
        for (var piece : all.reversed()) {
            var counts =
                    switch (piece.certainty()) {
                        case ANYWHERE -> true;
                        case LAST -> piece.next() == end;
                        case PAIRED, NOWHERE -> false;
                    };
            if (counts) {
                certain.addFirst(piece);
                end = piece.next() == end ? piece.first() : end;
            }
        }
        return certain;
    }

    /** A task has one of each; what comes after the first stays in the title. */
    private void take(Match piece) {
        var counts =
                switch (piece.meaning()) {
                    case Match.Day said -> takeDay(said.day());
                    case Match.Time said -> takeTime(said.time());
                    case Match.Moment said ->
                            !taken.contains(MatchKind.DATE)
                                    && takeTime(said.moment().toLocalTime())
                                    && takeDay(said.moment().toLocalDate());
                    case Match.Again said -> takeSeries(said.phrase());
                    case Match.Limit said -> takeLimit(said.phrase());
                    case Match.Urgency said -> {
                        var first = taken.add(MatchKind.PRIORITY);
                        priority = first ? said.priority() : priority;
                        yield first;
                    }
                    case Match.InList said -> {
                        var first = taken.add(MatchKind.LIST);
                        list = first ? said.name() : list;
                        yield first;
                    }
                    case Match.Reminder said -> {
                        var first = taken.add(MatchKind.REMINDER);
                        reminder = first ? Integer.valueOf(said.minutes()) : reminder;
                        yield first;
                    }
                    case Match.Tag said ->
                            tags.contains(said.name())
                                    || (tags.size() < Tags.MOST && tags.add(said.name()));
                    case Match.Literal said -> true;
                };
        if (counts) {
            counted.add(piece);
        }
    }

    private boolean takeDay(LocalDate said) {
        var first = taken.add(MatchKind.DATE);
        day = first ? said : day;
        return first;
    }

    private boolean takeTime(LocalTime said) {
        var first = taken.add(MatchKind.TIME);
        time = first ? said : time;
        return first;
    }

    private boolean takeSeries(Phrase said) {
        seriesCounts = taken.add(MatchKind.RECURRENCE);
        phrase = seriesCounts ? said : phrase;
        return seriesCounts;
    }

    private boolean takeLimit(Phrase said) {
        phrase = seriesCounts ? said : phrase;
        return seriesCounts;
    }

    /** A reminder of nothing is a part of the title. */
    private void dropIdleReminder() {
        if (day == null && time == null && phrase == null) {
            reminder = null;
            counted.removeIf(piece -> piece.meaning() instanceof Match.Reminder);
        }
    }

    private ParsedLine compose(String text, LineReader.Line line) {
        var understood = new ArrayList<UnderstoodWords>();
        var title = new StringBuilder();
        var at = 0;
        for (var piece : counted) {
            var start = line.words().get(piece.first()).start();
            var end =
                    piece.meaning() instanceof Match.Literal
                            ? start + 1
                            : line.words().get(piece.next() - 1).end();
            title.append(text, at, start);
            understood.add(
                    new UnderstoodWords(
                            start,
                            end,
                            text.substring(start, end),
                            piece.meaning().kind(),
                            piece.meaning().value()));
            at = end;
        }
        var rest = title(title.append(text.substring(at)).toString());
        return rest.isEmpty() ? ParsedLine.titled(title(text)) : due(rest, List.copyOf(understood));
    }

    /** Not before, for the characters are counted as they were written. */
    private static String title(String rest) {
        var joined = rest.replaceAll("[\\s\\p{Z}]+", " ").strip();
        return Normalizer.normalize(joined, Normalizer.Form.NFC);
    }

    private ParsedLine due(String title, List<UnderstoodWords> understood) {
        var said = phrase;
        if (said == null) {
            var date = day == null && time != null ? nextDay(time) : day;
            return task(title, date, time, null, understood);
        }
        var clock = time == null ? said.time() : time;
        var start = day == null ? said.start() : day;
        var begin = begin(said, start == null ? present.toLocalDate() : start, clock);
        var timed = clock != null || said.rule().frequency() == Frequency.HOURLY;
        var from = timed && begin.isBefore(present) ? present : begin;
        var first = said.rule().first(begin, from, zone).orElse(begin);
        return task(
                title, first.toLocalDate(), timed ? first.toLocalTime() : null, said, understood);
    }

    private LocalDate nextDay(LocalTime clock) {
        var today = present.toLocalDate();
        return clock.isAfter(present.toLocalTime()) ? today : today.plusDays(1);
    }

    /** What comes by the hour, and at no certain time, begins that many hours from now. */
    private LocalDateTime begin(Phrase said, LocalDate start, @Nullable LocalTime clock) {
        if (clock != null) {
            return start.atTime(clock);
        }
        return said.rule().frequency() == Frequency.HOURLY && start.equals(present.toLocalDate())
                ? present.truncatedTo(ChronoUnit.MINUTES).plusHours(said.rule().interval())
                : start.atStartOfDay();
    }

    private ParsedLine task(
            String title,
            @Nullable LocalDate date,
            @Nullable LocalTime clock,
            @Nullable Phrase said,
            List<UnderstoodWords> understood) {
        return new ParsedLine(
                title,
                date,
                clock,
                priority,
                List.copyOf(tags),
                list,
                said == null ? null : said.rule(),
                said == null ? Origin.DUE : said.origin(),
                reminder,
                understood);
    }
}
