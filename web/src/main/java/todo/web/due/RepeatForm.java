package todo.web.due;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.web.recurrence.CommonRule;
import todo.web.recurrence.DayOfMonth;
import todo.web.recurrence.RecurrenceOrigin;
import todo.web.recurrence.RecurrenceUnit;
import todo.web.recurrence.SeriesEnd;

/**
 * The fields of the editor for recurrences, as they were typed.
 *
 * @param words take the place of the other fields unless they are empty
 * @param unit of {@link RecurrenceUnit} in lower case, or {@link #NONE} or {@link #KEEP}
 * @param weekdays of {@link DayOfWeek} in lower case
 * @param on {@code due}, {@code number}, {@code weekday} or {@code last}: which day of a month
 * @param ordinal 1 to 5, or -1
 * @param end {@code never}, {@code until} or {@code after}
 */
public record RepeatForm(
        String words,
        String unit,
        String interval,
        Set<String> weekdays,
        String on,
        String number,
        String ordinal,
        String weekday,
        RecurrenceOrigin origin,
        String end,
        String until,
        String times) {

    /** No recurrence. */
    public static final String NONE = "none";

    /** The rule until now, which the other fields cannot show. */
    public static final String KEEP = "keep";

    static RepeatForm of(Form form) {
        return new RepeatForm(
                form.get("words").strip(),
                form.get("unit"),
                form.get("interval").strip(),
                Set.copyOf(form.fields().getOrDefault("weekdays", List.of())),
                form.get("on"),
                form.get("number").strip(),
                form.get("ordinal"),
                form.get("weekday"),
                RecurrenceOrigin.of(form.get("from")),
                form.get("end"),
                form.get("until"),
                form.get("times").strip());
    }

    /**
     * @param rule an RRULE; null for none
     * @param day from which fields that the rule leaves open are filled
     */
    static RepeatForm of(@Nullable String rule, RecurrenceOrigin origin, LocalDate day) {
        var common = rule == null ? Optional.<CommonRule>empty() : CommonRule.parse(rule);
        var monthly = common.map(CommonRule::dayOfMonth).orElse(new DayOfMonth.OfDueDate());
        var end = common.map(CommonRule::end).orElse(new SeriesEnd.Never());
        var nth =
                monthly instanceof DayOfMonth.Weekday weekday
                        ? weekday
                        : new DayOfMonth.Weekday((day.getDayOfMonth() + 6) / 7, day.getDayOfWeek());
        return new RepeatForm(
                "",
                common.map(shown -> wire(shown.unit())).orElse(rule == null ? NONE : KEEP),
                common.map(shown -> String.valueOf(shown.interval())).orElse("1"),
                common.map(CommonRule::weekdays).orElse(Set.of()).stream()
                        .map(RepeatForm::wire)
                        .collect(Collectors.toSet()),
                on(monthly),
                String.valueOf(
                        monthly instanceof DayOfMonth.Numbered(int number)
                                ? number
                                : day.getDayOfMonth()),
                String.valueOf(nth.ordinal()),
                wire(nth.day()),
                origin,
                end(end),
                end instanceof SeriesEnd.Until(LocalDate last) ? last.toString() : "",
                end instanceof SeriesEnd.After(int left) ? String.valueOf(left) : "");
    }

    private static String on(DayOfMonth day) {
        return switch (day) {
            case DayOfMonth.OfDueDate _ -> "due";
            case DayOfMonth.Numbered _ -> "number";
            case DayOfMonth.Weekday _ -> "weekday";
            case DayOfMonth.Last _ -> "last";
        };
    }

    private static String end(SeriesEnd end) {
        return switch (end) {
            case SeriesEnd.Never _ -> "never";
            case SeriesEnd.Until _ -> "until";
            case SeriesEnd.After _ -> "after";
        };
    }

    /**
     * @return the value of a constant in forms
     */
    public static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    boolean isNone() {
        return unit.equals(NONE);
    }

    boolean keeps() {
        return unit.equals(KEEP);
    }

    /**
     * @return empty if a field has no possible value
     */
    Optional<CommonRule> rule() {
        try {
            return Optional.of(
                    new CommonRule(
                            constant(RecurrenceUnit.class, unit),
                            Integer.parseInt(interval),
                            weekdays.stream()
                                    .map(day -> constant(DayOfWeek.class, day))
                                    .collect(Collectors.toSet()),
                            dayOfMonth(),
                            seriesEnd()));
        } catch (IllegalArgumentException | DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String wire) {
        return Enum.valueOf(type, wire.toUpperCase(Locale.ROOT));
    }

    private DayOfMonth dayOfMonth() {
        return switch (unit.equals(wire(RecurrenceUnit.MONTH)) ? on : "due") {
            case "number" -> new DayOfMonth.Numbered(Integer.parseInt(number));
            case "weekday" ->
                    new DayOfMonth.Weekday(
                            Integer.parseInt(ordinal), constant(DayOfWeek.class, weekday));
            case "last" -> new DayOfMonth.Last();
            default -> new DayOfMonth.OfDueDate();
        };
    }

    private SeriesEnd seriesEnd() {
        return switch (end) {
            case "until" -> new SeriesEnd.Until(LocalDate.parse(until));
            case "after" -> new SeriesEnd.After(Integer.parseInt(times));
            default -> new SeriesEnd.Never();
        };
    }
}
