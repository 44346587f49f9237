package todo.http;

import java.util.List;
import java.util.Map;

/** The fields of a submitted HTML form; immutable. */
public record Form(Map<String, List<String>> fields) {

    /**
     * @return the first value of a field, as it was typed; empty where it is absent
     */
    public String get(String name) {
        var values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }
}
