package todo.api.chat.builtin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import todo.api.english.CalendarNames;

/** Conditions on dates: "due this week", "completed in the last 3 days", "after Friday". */
final class DateCriteria {

    private static final Pattern NEXT_DAYS = CriteriaReader.framed("next days");
    private static final Pattern WEEKEND = CriteriaReader.framed("weekend");
    private static final Pattern PERIOD = CriteriaReader.framed("period");
    private static final Pattern MONTH = CriteriaReader.framed("in a month");
    private static final Pattern DAY = CriteriaReader.framed("on a day");
    private static final Pattern SOON = CriteriaReader.framed("soon");

    private final CriteriaReader reader;
    private final Dialogue dialogue;
    private final String field;
    private final boolean isDue;
    private final LocalDate today;

    /**
     * @param field due, completed or created
     */
    DateCriteria(CriteriaReader reader, Dialogue dialogue, String field) {
        this.reader = reader;
        this.dialogue = dialogue;
        this.field = field;
        this.isDue = field.equals("due");
        this.today = dialogue.present().toLocalDate();
    }

    /** At most one condition. */
    void read() {
        var _ =
                reader.take(NEXT_DAYS, this::span)
                        || reader.take(WEEKEND, this::weekend)
                        || reader.take(PERIOD, this::period)
                        || reader.take(MONTH, this::month)
                        || reader.take(DAY, this::day)
                        || reader.take(SOON, _ -> ahead("7 days", "7d"));
    }

    private boolean span(Wording.Parts found) {
        var number = NumberedChoice.number(found.small("number"));
        var unit = found.small("unit");
        var isBack = found.small("range").matches("last|past|previous");
        var span = number + unit.substring(0, 1);
        if (isDue) {
            return !isBack && ahead(number + " " + unit + "s", span);
        }
        return isBack
                && reader.add(field + ">=-" + span, "_ in the last " + number + " " + unit + "s");
    }

    private boolean ahead(String words, String span) {
        return reader.add("due>=today due<=" + span, "_ due in the next " + words);
    }

    private boolean weekend(Wording.Parts found) {
        var saturday = today.plusDays((13 - today.getDayOfWeek().getValue()) % 7);
        var first = found.has("next") ? saturday.plusWeeks(1) : saturday;
        return reader.add(
                "%s>=%s %s<=%s".formatted(field, first, field, first.plusDays(1)),
                isDue ? "_ due at the weekend" : "_ at the weekend");
    }

    private boolean period(Wording.Parts found) {
        // "Move everything from today" is about what is due today.
        var said = found.small("comparison");
        var comparison = isDue && said.equals("from") ? "" : said;
        var value =
                found.has("unit")
                        ? found.small("which") + " " + found.small("unit")
                        : found.has("week")
                                ? "this week"
                                : found.small("day").replaceFirst("^$|tonight", "today");
        return (isDue && comparison.isEmpty() && value.equals("today"))
                ? reader.add("due<=today", "_ due today or overdue")
                : compared(comparison, value.replace(' ', '-'), value);
    }

    private boolean month(Wording.Parts found) {
        var month = CalendarNames.month(found.small("month"));
        if (month == null) {
            return false;
        }
        var current = YearMonth.from(today);
        var named = YearMonth.of(today.getYear(), month);
        var years =
                isDue && named.isBefore(current) ? 1 : !isDue && named.isAfter(current) ? -1 : 0;
        return compared("", named.plusYears(years).toString(), "in " + capital(month.name()));
    }

    private boolean day(Wording.Parts found) {
        var words = found.small("date");
        var weekday = CalendarNames.day(words.replaceFirst("^(?:this |coming |last )", ""));
        if (!isDue && weekday != null) {
            var name = weekday.name().toLowerCase(Locale.ROOT);
            return compared(found.small("comparison"), name, capital(name));
        }
        var target = DueTarget.read(words, dialogue);
        var day = target == null ? null : target.day();
        return day != null
                && compared(found.small("comparison"), day.toString(), DueWords.day(day, today));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT)
                + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private boolean compared(String comparison, String value, String said) {
        var verb = isDue ? "due " : field.equals("created") ? "added " : "";
        var on = said.matches("[A-Z0-9].*") ? "on " : "";
        var operator =
                switch (comparison) {
                    case "by", "until", "till", "through" -> "<=";
                    case "before" -> "<";
                    case "after" -> ">";
                    case "since" -> ">=";
                    case "from" -> isDue ? ":" : ">=";
                    default -> ":";
                };
        return reader.add(
                field + operator + value,
                "_ " + verb + (comparison.isEmpty() ? on : comparison + " ") + said);
    }
}
