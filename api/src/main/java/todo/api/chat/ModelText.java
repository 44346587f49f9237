package todo.api.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import todo.json.Json;

/** Repairs text of a language model: PostgreSQL stores neither U+0000 nor half a surrogate pair. */
public final class ModelText {

    private static final char REPLACEMENT = '\ufffd';

    private ModelText() {}

    /**
     * @return the text with U+FFFD in the place of each such character
     */
    public static String clean(String text) {
        if (text.codePoints().noneMatch(ModelText::isBroken)) {
            return text;
        }
        return text.codePoints()
                .map(c -> isBroken(c) ? REPLACEMENT : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isBroken(int c) {
        return c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /**
     * @return a copy, with clean texts and names
     */
    static ObjectNode clean(ObjectNode object) {
        var cleaned = Json.MAPPER.createObjectNode();
        object.properties()
                .forEach(member ->
                        cleaned.set(clean(member.getKey()), cleanNode(member.getValue())));
        return cleaned;
    }

    private static JsonNode cleanNode(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> clean(object);
            case ArrayNode array -> {
                var cleaned = Json.MAPPER.createArrayNode();
                array.forEach(element -> cleaned.add(cleanNode(element)));
                yield cleaned;
            }
            case TextNode text -> TextNode.valueOf(clean(text.textValue()));
            default -> node;
        };
    }
}
