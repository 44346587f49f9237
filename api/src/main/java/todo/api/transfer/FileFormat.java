package todo.api.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/** The formats of imports and exports. */
public enum FileFormat {
    JSON("application/json", "json"),

    /** Imports also read the CSV of Todoist, which its first row tells apart. */
    CSV("text/csv; charset=utf-8", "csv"),

    ICS("text/calendar; charset=utf-8", "ics");

    private final String contentType;
    private final String extension;

    FileFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /**
     * @return the value of the Content-Type header
     */
    String contentType() {
        return contentType;
    }

    /**
     * @return the extension of file names, which is also the name of the format in the API
     */
    String extension() {
        return extension;
    }

    /**
     * @throws IllegalArgumentException if there is no such format; its message lists the formats
     */
    static FileFormat parse(String name) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Must be one of " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(values()).map(FileFormat::extension).collect(Collectors.joining(", "));
    }

    /**
     * @param header the value of a Content-Type header; null if it is missing
     * @return null if the type fits a file of any format
     * @throws Failure.UnsupportedMediaType if it is missing or another type
     */
    static @Nullable FileFormat ofContentType(@Nullable String header) {
        var type = header == null ? "" : header.replaceFirst(";.*", "").strip();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "application/json" -> JSON;
            case "text/csv", "application/csv", "application/vnd.ms-excel" -> CSV;
            case "text/calendar" -> ICS;
            case "application/octet-stream", "text/plain" -> null;
            default ->
                    throw new Failure.UnsupportedMediaType(
                            "Set Content-Type to application/json, text/csv or text/calendar.");
        };
    }
}
