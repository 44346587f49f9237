package todo.web.due;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import todo.web.page.Today;

/** A due date for one press. Its number is its key. */
public enum Preset {
    TODAY("1", "today"),
    TOMORROW("2", "sunrise"),
    WEEKEND("3", "sofa"),
    NEXT_WEEK("4", "week"),
    NONE("5", "ban");

    private final String key;
    private final String icon;

    Preset(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /**
     * @param name as {@link #wire} gives it, or the key
     */
    static Optional<Preset> of(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.wire().equals(name) || preset.key().equals(name))
                .findFirst();
    }

    /**
     * @return the value in forms
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @return 1 to 5
     */
    public String key() {
        return key;
    }

    public String icon() {
        return icon;
    }

    public String label(Today today) {
        var texts = today.language().texts();
        return switch (this) {
            case TODAY -> texts.today();
            case TOMORROW -> texts.tomorrow();
            case WEEKEND -> isWeekend(today.today()) ? texts.nextWeekend() : texts.thisWeekend();
            case NEXT_WEEK -> texts.nextWeek();
            case NONE -> texts.noDate();
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /**
     * @return null for no date
     */
    @Nullable LocalDate day(LocalDate today) {
        return switch (this) {
            case TODAY -> today;
            case TOMORROW -> today.plusDays(1);
            case WEEKEND -> today.with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
            case NEXT_WEEK -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case NONE -> null;
        };
    }

    /**
     * @return the day beside the label: Sat, or Sat, 5 December if the week does not tell; empty
     *     for no date
     */
    public String hint(Today today) {
        var day = day(today.today());
        if (day == null) {
            return "";
        }
        var weekday = today.shortWeekday(day);
        return this == TODAY || this == TOMORROW
                ? weekday
                : today.language().texts().dayAndDate(weekday, today.day(day));
    }
}
