package todo.web.recurrence;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a recurrence rule, as the API writes it: {@code FREQ=WEEKLY;BYDAY=TU,FR}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10">RFC 5545, section 3.3.10</a>
 */
record RuleParts(Map<String, String> parts) {

    static RuleParts of(String rule) {
        var parts = new LinkedHashMap<String, String>();
        for (var part : rule.split(";", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return new RuleParts(parts);
    }

    /**
     * @return empty if the rule has no such part
     */
    String get(String name) {
        return parts.getOrDefault(name, "");
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    boolean hasOnly(Set<String> names) {
        return names.containsAll(parts.keySet());
    }

    /**
     * @return the values of a list; empty if the rule has no such part
     */
    List<String> list(String name) {
        return has(name) ? List.of(get(name).split(",", -1)) : List.of();
    }

    int interval() {
        return get("INTERVAL").matches("[0-9]{1,4}") ? Integer.parseInt(get("INTERVAL")) : 1;
    }

    /**
     * @return two letters, such as MO
     */
    static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    /**
     * @param code one of seven: {@link #isDay}
     */
    static DayOfWeek day(String code) {
        return DayOfWeek.of("MO TU WE TH FR SA SU".indexOf(code) / 3 + 1);
    }

    static boolean isDay(String code) {
        return code.matches("MO|TU|WE|TH|FR|SA|SU");
    }
}
