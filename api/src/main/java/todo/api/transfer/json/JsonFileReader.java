package todo.api.transfer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.JsonEntries;
import todo.json.Json;

/**
 * Reads a JSON file with all data of an account: {@code {"format": "todo", "version": 1,
 * "exported_at": …, "lists": […], "tasks": […], "queries": […]}}, each element as the API shows it.
 * Also reads the response to {@code GET /api/tasks}. Holds one element in memory at a time.
 */
public final class JsonFileReader {

    static final String FORMAT = "todo";
    static final int VERSION = 1;

    /** The longest valid text has 10,000 characters. */
    private static final JsonFactory BOUNDED =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(100_000)
                                    .maxNestingDepth(20)
                                    .build())
                    .build();

    /** Reads one element of an array: more tokens follow it. */
    private static final ObjectReader ELEMENTS =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFileReader() {}

    /**
     * @throws FileSyntaxException if the file is malformed JSON or has another structure
     */
    public static void read(InputStream file, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        try (var parser = BOUNDED.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(parser, "The file must be a JSON object.");
            }
            members(parser, entries);
            if (parser.nextToken() != null) {
                throw broken(parser, "Unexpected content after the JSON object.");
            }
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw new FileSyntaxException(
                    at == null ? 1 : at.getLineNr(),
                    "Malformed JSON" + (at == null ? "." : ", column " + at.getColumnNr() + "."));
        }
    }

    private static void members(JsonParser parser, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "format" -> require(parser, FORMAT.equals(parser.getText()));
                case "version" -> require(parser, parser.getValueAsInt() == VERSION);
                case "lists" -> elements(parser, name, JsonEntries::list, entries);
                case "tasks" -> elements(parser, name, JsonEntries::task, entries);
                case "queries" -> elements(parser, name, JsonEntries::query, entries);
                default -> parser.skipChildren();
            }
        }
    }

    private static void require(JsonParser parser, boolean known) throws FileSyntaxException {
        if (!known) {
            throw broken(parser, "Only the format todo, version 1, is supported.");
        }
    }

    /** Creates the entry for an element of an array. */
    @FunctionalInterface
    private interface EntryFactory {
        ImportEntry entry(int line, String pointer, ObjectNode members);
    }

    private static void elements(
            JsonParser parser, String name, EntryFactory factory, Consumer<ImportEntry> entries)
            throws FileSyntaxException, IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw broken(parser, "Must be an array.");
        }
        for (var i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            var pointer = "/%s/%d".formatted(name, i);
            var line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                ObjectNode members = ELEMENTS.readValue(parser, ObjectNode.class);
                entries.accept(factory.entry(line, pointer, members));
            } else {
                parser.skipChildren();
                entries.accept(
                        new ImportEntry.Unreadable(line, pointer + ": Must be a JSON object."));
            }
        }
    }

    private static FileSyntaxException broken(JsonParser parser, String detail) {
        return new FileSyntaxException(parser.currentTokenLocation().getLineNr(), detail);
    }
}
