package todo.api.quick;

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

/** Decides which pieces of a line count, and puts the task together from them. */
final class Composition {

    private static final int MOST_TAGS = 10;

    private final LocalDateTime present;
    private final ZoneId zone;
    private final Set<Kind> taken = EnumSet.noneOf(Kind.class);
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Piece> counted = new ArrayList<>();

    private @Nullable LocalDate day;
    private @Nullable LocalTime time;
    private @Nullable Phrase phrase;
    private boolean seriesCounts;
    private @Nullable Priority priority;
    private @Nullable String list;
    private @Nullable Integer reminder;

    private Composition(LocalDateTime present, ZoneId zone) {
        this.present = present;
        this.zone = zone;
    }

    static QuickAdd of(String text, LineReader.Line line, LocalDateTime present, ZoneId zone) {
        var composition = new Composition(present, zone);
        var certain = certain(Doubts.without(line), line.words().size());
        certain.forEach(composition::take);
        composition.dropIdleReminder();
        return composition.compose(text, line);
    }

    /**
     * @return the pieces that are beyond doubt where they stand
     */
    private static List<Piece> certain(List<Piece> pieces, int words) {
        var all = new ArrayList<>(pieces);
        for (var i = 1; i < all.size(); i++) {
            if (all.get(i - 1).pairsWith(all.get(i))) {
                all.set(i - 1, all.get(i - 1).certain());
                all.set(i, all.get(i).certain());
            }
        }
        var certain = new ArrayList<Piece>();
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
    private void take(Piece piece) {
        var counts =
                switch (piece.meaning()) {
                    case Piece.Day said -> takeDay(said.day());
                    case Piece.Time said -> takeTime(said.time());
                    case Piece.Moment said ->
                            !taken.contains(Kind.DATE)
                                    && takeTime(said.moment().toLocalTime())
                                    && takeDay(said.moment().toLocalDate());
                    case Piece.Again said -> takeSeries(said.phrase());
                    case Piece.Limit said -> takeLimit(said.phrase());
                    case Piece.Urgency said -> {
                        var first = taken.add(Kind.PRIORITY);
                        priority = first ? said.priority() : priority;
                        yield first;
                    }
                    case Piece.InList said -> {
                        var first = taken.add(Kind.LIST);
                        list = first ? said.name() : list;
                        yield first;
                    }
                    case Piece.Reminder said -> {
                        var first = taken.add(Kind.REMINDER);
                        reminder = first ? Integer.valueOf(said.minutes()) : reminder;
                        yield first;
                    }
                    case Piece.Tag said ->
                            tags.contains(said.name())
                                    || (tags.size() < MOST_TAGS && tags.add(said.name()));
                    case Piece.Literal said -> true;
                };
        if (counts) {
            counted.add(piece);
        }
    }

    private boolean takeDay(LocalDate said) {
        var first = taken.add(Kind.DATE);
        day = first ? said : day;
        return first;
    }

    private boolean takeTime(LocalTime said) {
        var first = taken.add(Kind.TIME);
        time = first ? said : time;
        return first;
    }

    private boolean takeSeries(Phrase said) {
        seriesCounts = taken.add(Kind.RECURRENCE);
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
            counted.removeIf(piece -> piece.meaning() instanceof Piece.Reminder);
        }
    }

    private QuickAdd compose(String text, LineReader.Line line) {
        var understood = new ArrayList<Understood>();
        var title = new StringBuilder();
        var at = 0;
        for (var piece : counted) {
            var start = line.words().get(piece.first()).start();
            var end =
                    piece.meaning() instanceof Piece.Literal
                            ? start + 1
                            : line.words().get(piece.next() - 1).end();
            title.append(text, at, start);
            understood.add(
                    new Understood(
                            start,
                            end,
                            text.substring(start, end),
                            piece.meaning().kind(),
                            piece.meaning().value()));
            at = end;
        }
        var rest = title(title.append(text.substring(at)).toString());
        return rest.isEmpty() ? QuickAdd.titled(title(text)) : due(rest, List.copyOf(understood));
    }

    /** Not before, for the characters are counted as they were written. */
    private static String title(String rest) {
        var joined = rest.replaceAll("[\\s\\p{Z}]+", " ").strip();
        return Normalizer.normalize(joined, Normalizer.Form.NFC);
    }

    private QuickAdd due(String title, List<Understood> understood) {
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

    private QuickAdd task(
            String title,
            @Nullable LocalDate date,
            @Nullable LocalTime clock,
            @Nullable Phrase said,
            List<Understood> understood) {
        return new QuickAdd(
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
