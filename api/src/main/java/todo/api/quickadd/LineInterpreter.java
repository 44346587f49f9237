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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.english.WordSequence;
import todo.api.recurrence.Frequency;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Phrase;
import todo.api.task.Priority;
import todo.api.task.Tags;

/** Decides which matches of a line count and builds the result from them. */
final class LineInterpreter {

    private final LocalDateTime present;
    private final ZoneId zone;
    private final @Nullable LocalDate defaultDay;
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

    private LineInterpreter(LocalDateTime present, ZoneId zone, @Nullable LocalDate defaultDay) {
        this.present = present;
        this.zone = zone;
        this.defaultDay = defaultDay;
    }

    static ParsedLine of(
            String text,
            LineReader.MatchedLine line,
            LocalDateTime present,
            ZoneId zone,
            @Nullable LocalDate defaultDay) {
        var certain = certain(AmbiguityFilter.unambiguous(line), line.words());
        var interpreter = new LineInterpreter(present, zone, defaultDay).takeAll(certain);
        if (interpreter.phrase != null && interpreter.first(interpreter.phrase).isEmpty()) {
            // "every monday until tomorrow" on a Saturday
            var undated = certain.stream().filter(match -> !match.isDue()).toList();
            interpreter = new LineInterpreter(present, zone, defaultDay).takeAll(undated);
        }
        return interpreter.compose(text, line);
    }

    private LineInterpreter takeAll(List<Match> matches) {
        matches.forEach(this::take);
        dropReminderWithoutDate();
        return this;
    }

    /**
     * @return the matches whose certainty suffices for their place in the line
     */
    private static List<Match> certain(List<Match> matches, WordSequence words) {
        var all = new ArrayList<>(matches);
        for (var i = 1; i < all.size(); i++) {
            if (all.get(i - 1).pairsWith(all.get(i))) {
                all.set(i - 1, all.get(i - 1).certain());
                all.set(i, all.get(i).certain());
            }
        }
        var certain = new ArrayList<Match>();
        var end = words.size();
        for (var match : all.reversed()) {
            var counts =
                    switch (match.certainty()) {
                        case ANYWHERE -> true;
                        case LAST -> match.next() == end || isHeading(match, words);
                        case PAIRED, NOWHERE -> false;
                    };
            if (counts) {
                certain.addFirst(match);
                end = match.next() == end ? match.first() : end;
            }
        }
        return certain;
    }

    /** "Friday - call Ann". */
    private static boolean isHeading(Match match, WordSequence words) {
        return match.first() == 0
                && (words.isDash(match.next()) || words.endsInDash(match.next() - 1));
    }

    /** The first match of each kind counts; later ones stay in the title. */
    private void take(Match match) {
        var counts =
                switch (match.meaning()) {
                    case Match.DueDay value -> takeDay(value.day());
                    case Match.DueTime value -> takeTime(value.time());
                    case Match.DueMoment value ->
                            !taken.contains(MatchKind.DATE)
                                    && takeTime(value.moment().toLocalTime())
                                    && takeDay(value.moment().toLocalDate());
                    case Match.Recurrence value -> takeSeries(value.phrase());
                    case Match.Limit value -> takeLimit(value.phrase());
                    case Match.PriorityMark value -> {
                        var first = taken.add(MatchKind.PRIORITY);
                        priority = first ? value.priority() : priority;
                        yield first;
                    }
                    case Match.ListMark value -> {
                        var first = taken.add(MatchKind.LIST);
                        list = first ? value.name() : list;
                        yield first;
                    }
                    case Match.ReminderMark value -> {
                        var first = taken.add(MatchKind.REMINDER);
                        reminder = first ? Integer.valueOf(value.minutes()) : reminder;
                        yield first;
                    }
                    case Match.TagMark value ->
                            tags.contains(value.name())
                                    || (tags.size() < Tags.MOST && tags.add(value.name()));
                    case Match.TimeRange value -> false;
                    case Match.Literal value -> true;
                };
        if (counts) {
            counted.add(match);
        }
    }

    private boolean takeDay(LocalDate value) {
        var first = taken.add(MatchKind.DATE);
        day = first ? value : day;
        return first;
    }

    private boolean takeTime(LocalTime value) {
        var first = taken.add(MatchKind.TIME);
        time = first ? value : time;
        return first;
    }

    private boolean takeSeries(Phrase value) {
        seriesCounts = taken.add(MatchKind.RECURRENCE);
        phrase = seriesCounts ? value : phrase;
        return seriesCounts;
    }

    private boolean takeLimit(Phrase value) {
        phrase = seriesCounts ? value : phrase;
        return seriesCounts;
    }

    /** A reminder without a due date stays in the title. */
    private void dropReminderWithoutDate() {
        if (day == null && time == null && phrase == null && defaultDay == null) {
            reminder = null;
            counted.removeIf(match -> match.meaning() instanceof Match.ReminderMark);
        }
    }

    private ParsedLine compose(String text, LineReader.MatchedLine line) {
        var understood = new ArrayList<UnderstoodWords>();
        var title = new RemainingTitle();
        var at = 0;
        for (var match : counted) {
            var literal = match.meaning() instanceof Match.Literal;
            var start = line.words().get(match.first()).start();
            var end = literal ? start + 1 : line.words().get(match.next() - 1).end();
            title.add(text.substring(at, start));
            if (!literal) {
                title.leaveOut();
            }
            understood.add(
                    new UnderstoodWords(
                            start,
                            end,
                            text.substring(start, end),
                            match.meaning().kind(),
                            match.meaning().value()));
            at = end;
        }
        var rest = joined(title.add(text.substring(at)).text());
        return rest.isEmpty()
                ? ParsedLine.titled(joined(text))
                : due(rest, List.copyOf(understood));
    }

    /** Normalizes only now, because positions count the characters as they were typed. */
    private static String joined(String words) {
        var joined = words.replaceAll("[\\s\\p{Z}]+", " ").strip();
        return Normalizer.normalize(joined, Normalizer.Form.NFC);
    }

    private ParsedLine due(String title, List<UnderstoodWords> understood) {
        var value = phrase;
        if (value == null) {
            var date = day == null && time != null ? nextDay(time) : day;
            return task(title, date, time, null, understood);
        }
        var first = first(value).orElseThrow();
        return task(
                title,
                first.toLocalDate(),
                isTimed(value) ? first.toLocalTime() : null,
                value,
                understood);
    }

    /**
     * @return the first date of the series that is not past; empty if it ends before
     */
    private Optional<LocalDateTime> first(Phrase value) {
        var start = day == null ? value.start() : day;
        var begin = begin(value, start == null ? present.toLocalDate() : start, clock(value));
        var from = isTimed(value) && begin.isBefore(present) ? present : begin;
        return value.rule().first(begin, from, zone);
    }

    private @Nullable LocalTime clock(Phrase value) {
        return time == null ? value.time() : time;
    }

    private boolean isTimed(Phrase value) {
        return clock(value) != null || value.rule().frequency() == Frequency.HOURLY;
    }

    private LocalDate nextDay(LocalTime clock) {
        if (defaultDay != null && defaultDay.atTime(clock).isAfter(present)) {
            return defaultDay;
        }
        var today = present.toLocalDate();
        return clock.isAfter(present.toLocalTime()) ? today : today.plusDays(1);
    }

    /** An hourly series without a time starts one interval from now. */
    private LocalDateTime begin(Phrase value, LocalDate start, @Nullable LocalTime clock) {
        if (clock != null) {
            return start.atTime(clock);
        }
        return value.rule().frequency() == Frequency.HOURLY && start.equals(present.toLocalDate())
                ? present.truncatedTo(ChronoUnit.MINUTES).plusHours(value.rule().interval())
                : start.atStartOfDay();
    }

    private ParsedLine task(
            String title,
            @Nullable LocalDate date,
            @Nullable LocalTime clock,
            @Nullable Phrase value,
            List<UnderstoodWords> understood) {
        return new ParsedLine(
                title,
                date,
                clock,
                priority,
                List.copyOf(tags),
                list,
                value == null ? null : value.rule(),
                value == null ? Origin.DUE : value.origin(),
                reminder,
                understood);
    }
}
