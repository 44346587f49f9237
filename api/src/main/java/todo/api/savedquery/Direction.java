package todo.api.savedquery;

import java.util.Locale;

/** Whether the least or the greatest comes first. */
public enum Direction {
    ASC,
    DESC;

    /**
     * @throws IllegalArgumentException with a sentence for a person
     */
    static Direction parse(String text) {
        return switch (text) {
            case "asc" -> ASC;
            case "desc" -> DESC;
            default -> throw new IllegalArgumentException("This has to be one of desc, asc.");
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
