package todo.api.chat.builtin;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says recurrence rules: "every Monday and Thursday", "every 2 weeks". */
final class RuleWords {

    private static final Map<String, String> UNITS =
            Map.of(
                    "HOURLY", "hour", "DAILY", "day", "WEEKLY", "week", "MONTHLY", "month",
                    "YEARLY", "year");

    private RuleWords() {}

    /**
     * @param rule as in RFC 5545
     * @return without what is seldom: times, ends and positions
     */
    static String of(String rule) {
        var parts =
                Stream.of(rule.split(";", -1))
                        .map(part -> part.split("=", -1))
                        .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        var interval = parts.getOrDefault("INTERVAL", "1");
        var unit = UNITS.getOrDefault(parts.get("FREQ"), "time");
        var days = parts.getOrDefault("BYDAY", "");
        if (days.equals("MO,TU,WE,TH,FR") && unit.equals("week")) {
            return "every weekday";
        }
        if (days.matches("[A-Z,]+") && unit.equals("week") && interval.equals("1")) {
            return "every "
                    + Stream.of(days.split(",", -1))
                            .map(RuleWords::day)
                            .collect(Collectors.joining(" and "));
        }
        return interval.equals("1") ? "every " + unit : "every " + interval + " " + unit + "s";
    }

    private static String day(String code) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.name().startsWith(code))
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .findFirst()
                .orElse(code);
    }
}
