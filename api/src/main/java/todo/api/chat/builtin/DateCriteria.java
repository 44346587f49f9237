package todo.api.chat.builtin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import todo.api.english.CalendarNames;

/** Conditions on dates: "due this week", "completed in the last 3 days", "today and on Friday". */
final class DateCriteria {

    private static final Pattern NEXT_DAYS = CriteriaReader.framed("next days");
    private static final Pattern SOON = CriteriaReader.framed("soon");
    private static final DayPatterns FIRST = DayPatterns.framed("%s");

    /** Between a day and one that has been taken. */
    private static final String AND = "\\s*(?:,|&|and|or)\\s+";

    private static final DayPatterns AFTER = DayPatterns.framed("\\|" + AND + "(?:%s)");
    private static final DayPatterns BEFORE = DayPatterns.framed("(?:%s)" + AND + "\\|");

    private final CriteriaReader reader;
    private final Dialogue dialogue;
    private final String field;
    private final boolean isDue;
    private final LocalDate today;
    private final List<Condition> conditions = new ArrayList<>();

    /**
     * One of the conditions.
     *
     * @param isLimit whether it is the start or the end of a period
     * @param term of the query language
     * @param words such as "due tomorrow"
     */
    private record Condition(boolean isLimit, String term, String words) {}

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

    /**
     * Several days mean each of them ("today and on Friday"); several limits hold together ("after
     * Monday and before Friday").
     */
    void read() {
        if (reader.take(NEXT_DAYS, this::span)
                || take(FIRST)
                || reader.take(SOON, _ -> ahead("7 days", "7d"))) {
            while (take(AFTER) || take(BEFORE)) {}
        }
        if (conditions.size() == 1 || conditions.stream().allMatch(Condition::isLimit)) {
            conditions.forEach(each -> reader.add(each.term, "_ " + each.words));
        } else {
            addAlternatives();
        }
    }

    private boolean take(DayPatterns days) {
        return reader.take(days.weekend(), this::weekend)
                || reader.take(days.period(), this::period)
                || reader.take(days.month(), this::month)
                || reader.take(days.day(), this::day);
    }

    private void addAlternatives() {
        var terms =
                conditions.stream()
                        .map(each -> each.term.contains(" ") ? "(" + each.term + ")" : each.term)
                        .collect(Collectors.joining(" or "));
        var words =
                conditions.stream()
                        .skip(1)
                        .map(each -> ", or " + each.words.replaceFirst("^(?:due|added) ", ""))
                        .collect(Collectors.joining());
        reader.add("(" + terms + ")", "_ " + conditions.getFirst().words + words);
    }

    private boolean add(boolean isLimit, String term, String words) {
        return conditions.add(new Condition(isLimit, term, words));
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
                && add(false, field + ">=-" + span, "in the last " + number + " " + unit + "s");
    }

    private boolean ahead(String words, String span) {
        return add(false, "due>=today due<=" + span, "due in the next " + words);
    }

    private boolean weekend(Wording.Parts found) {
        var saturday = today.plusDays((13 - today.getDayOfWeek().getValue()) % 7);
        var first = found.has("next") ? saturday.plusWeeks(1) : saturday;
        return add(
                false,
                "%s>=%s %s<=%s".formatted(field, first, field, first.plusDays(1)),
                isDue ? "due at the weekend" : "at the weekend");
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
                ? add(false, "due<=today", "due today or overdue")
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
        return add(
                !operator.equals(":"),
                field + operator + value,
                verb + (comparison.isEmpty() ? on : comparison + " ") + said);
    }
}
