package todo.api.account;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a profile. A field that is not mentioned keeps its value; null resets it to its
 * default. Not safe for concurrent use.
 */
final class ProfilePatch {

    private final Map<String, @Nullable String> columns = new LinkedHashMap<>();

    void name(@Nullable DisplayName name) {
        columns.put("name", name == null ? null : name.value());
    }

    void timeZone(@Nullable TimeZone zone) {
        columns.put("time_zone", zone == null ? null : zone.name());
    }

    void locale(@Nullable LanguageTag locale) {
        columns.put("locale", locale == null ? null : locale.tag());
    }

    /**
     * @return new values by column of the table users; null stands for the column's default
     */
    Map<String, @Nullable String> columns() {
        return columns;
    }
}
