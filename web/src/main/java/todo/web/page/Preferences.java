package todo.web.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Request;
import todo.http.Response;
import todo.web.text.Language;

/**
 * How pages look in this browser, kept in a cookie for a year.
 *
 * @param roomy whether rows have 40 pixels rather than 36
 * @param week the first day of the week; null for the usual one of the language
 * @param keys whether keys are shown beside buttons
 * @param assistant whether the assistant is offered
 */
public record Preferences(
        Theme theme, boolean roomy, @Nullable DayOfWeek week, boolean keys, boolean assistant) {

    public static final Preferences DEFAULT =
            new Preferences(Theme.SYSTEM, false, null, true, true);

    private static final String COOKIE = "preferences";
    private static final Duration MAX_AGE = Duration.ofDays(365);

    /** The colours of the pages. */
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK;

        /**
         * @return the value of a form field
         */
        public String value() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * @return the colour schemes that the pages support, as in CSS
         */
        public String colorScheme() {
            return this == SYSTEM ? "light dark" : value();
        }

        /**
         * @return the desk of {@code tokens.css}, for the frame that a browser draws; the light one
         *     for {@link #SYSTEM}
         */
        public String color() {
            return this == DARK ? "#141210" : "#f3efe8";
        }

        private static Theme of(String value) {
            return List.of(values()).stream()
                    .filter(theme -> theme.value().equals(value))
                    .findFirst()
                    .orElse(SYSTEM);
        }
    }

    public static Preferences of(Request request) {
        var text = Cookies.text(request, COOKIE);
        return text == null ? DEFAULT : of(Form.parse(text));
    }

    /**
     * @param form with the fields {@code theme}, {@code density}, {@code week}, {@code keys} and
     *     {@code assistant}
     */
    public static Preferences of(Form form) {
        return new Preferences(
                Theme.of(form.get("theme")),
                form.get("density").equals("roomy"),
                day(form.get("week")),
                form.get("keys").equals("on"),
                !form.get("assistant").equals("off"));
    }

    public Preferences withAssistant(boolean offered) {
        return new Preferences(theme, roomy, week, keys, offered);
    }

    private static @Nullable DayOfWeek day(String name) {
        return switch (name) {
            case "monday" -> DayOfWeek.MONDAY;
            case "saturday" -> DayOfWeek.SATURDAY;
            case "sunday" -> DayOfWeek.SUNDAY;
            default -> null;
        };
    }

    /**
     * @return the response, after which the browser's pages look like this
     */
    public Response with(Response response, Request request) {
        var text =
                "theme=%s&density=%s&week=%s&keys=%s&assistant=%s"
                        .formatted(
                                theme.value(),
                                roomy ? "roomy" : "dense",
                                week == null ? "" : value(week),
                                keys ? "on" : "off",
                                assistant ? "on" : "off");
        return Cookies.setText(response, request, COOKIE, text, MAX_AGE);
    }

    /**
     * @return the first day of the week: the chosen one, otherwise that of the language
     */
    public DayOfWeek firstDayOfWeek(Language language) {
        return week == null ? language.firstDayOfWeek() : week;
    }

    /**
     * @return the value of a form field
     */
    public static String value(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
