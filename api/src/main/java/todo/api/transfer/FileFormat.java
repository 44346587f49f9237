package todo.api.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Request;

/** How a file is written. */
public enum FileFormat {
    JSON("application/json", "json"),

    /** Ours, or Todoist's: the first row tells. */
    CSV("text/csv", "csv"),

    ICS("text/calendar", "ics");

    private final String type;
    private final String ending;

    FileFormat(String type, String ending) {
        this.type = type;
        this.ending = ending;
    }

    /**
     * @return as a header names it
     */
    String type() {
        return type + (this == JSON ? "" : "; charset=utf-8");
    }

    /**
     * @return of its files, and its name in the API
     */
    String ending() {
        return ending;
    }

    /**
     * @return as {@code ?format} says; {@code otherwise} where it says nothing
     * @throws IllegalArgumentException whose message names those that there are
     */
    static @Nullable FileFormat named(@Nullable String name, @Nullable FileFormat otherwise) {
        return name == null
                ? otherwise
                : Arrays.stream(values())
                        .filter(format -> format.ending.equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "This has to be one of "
                                                + Arrays.stream(values())
                                                        .map(FileFormat::ending)
                                                        .collect(Collectors.joining(", "))
                                                + "."));
    }

    /**
     * @return what the request says that its body is; null where that is a file of any kind
     * @throws Failure.UnsupportedMediaType if it is something else, or does not say
     */
    static @Nullable FileFormat of(Request request) {
        var header = request.header("Content-Type");
        var type = header == null ? "" : header.replaceFirst(";.*", "").strip();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "text/csv", "application/csv", "application/vnd.ms-excel" -> CSV;
            case "text/calendar" -> ICS;
            case "application/octet-stream", "text/plain" -> null;
            default ->
                    throw new Failure.UnsupportedMediaType(
                            "Send a file, and say what it is: application/json, text/csv or"
                                    + " text/calendar.");
        };
    }
}
