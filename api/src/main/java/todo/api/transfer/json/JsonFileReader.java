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
import todo.http.Json;

/**
 * Everything that somebody has, in JSON: {@code {"format": "todo", "version": 1, "exported_at": …,
 * "lists": […], "tasks": […], "queries": […]}}, each element as the API shows it. What the API
 * answers to {@code GET /api/tasks} is read too. One element at a time is in memory.
 */
public final class JsonFileReader {

    static final String FORMAT = "todo";
    static final int VERSION = 1;

    /** A person's longest text is 10,000 characters. */
    private static final JsonFactory BOUNDED =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxStringLength(100_000)
                                    .maxNestingDepth(20)
                                    .build())
                    .build();

    /** What follows an element is the next one. */
    private static final ObjectReader ELEMENTS =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFileReader() {}

    /**
     * @throws FileSyntaxException if it is not well-formed, or is something else
     */
    public static void read(InputStream file, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        try (var parser = BOUNDED.createParser(file)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(parser, "This is not a JSON object.");
            }
            members(parser, items);
            if (parser.nextToken() != null) {
                throw broken(parser, "Something follows after the end.");
            }
        } catch (JsonProcessingException malformed) {
            var at = malformed.getLocation();
            throw new FileSyntaxException(
                    at == null ? 1 : at.getLineNr(),
                    "This is not well-formed JSON"
                            + (at == null ? "." : ", column " + at.getColumnNr() + "."));
        }
    }

    private static void members(JsonParser parser, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "format" -> require(parser, FORMAT.equals(parser.getText()));
                case "version" -> require(parser, parser.getValueAsInt() == VERSION);
                case "lists" -> elements(parser, name, ImportEntry.RawList::new, items);
                case "tasks" -> elements(parser, name, JsonFileReader::task, items);
                case "queries" -> elements(parser, name, ImportEntry.RawQuery::new, items);
                default -> parser.skipChildren();
            }
        }
    }

    private static void require(JsonParser parser, boolean known) throws FileSyntaxException {
        if (!known) {
            throw broken(parser, "Only files of the format todo, version 1, can be read here.");
        }
    }

    /** What an element is. */
    @FunctionalInterface
    private interface EntryFactory {
        ImportEntry entry(int line, String pointer, ObjectNode members);
    }

    private static ImportEntry task(int line, String pointer, ObjectNode members) {
        return new ImportEntry.RawTask(line, pointer, members, null, null);
    }

    private static void elements(
            JsonParser parser, String name, EntryFactory factory, Consumer<ImportEntry> items)
            throws FileSyntaxException, IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw broken(parser, "This has to be an array.");
        }
        for (var i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            var pointer = "/%s/%d".formatted(name, i);
            var line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                ObjectNode members = ELEMENTS.readValue(parser, ObjectNode.class);
                items.accept(factory.entry(line, pointer, members));
            } else {
                parser.skipChildren();
                items.accept(
                        new ImportEntry.Unreadable(
                                line, pointer + ": This has to be a JSON object."));
            }
        }
    }

    private static FileSyntaxException broken(JsonParser parser, String detail) {
        return new FileSyntaxException(parser.currentTokenLocation().getLineNr(), detail);
    }
}
