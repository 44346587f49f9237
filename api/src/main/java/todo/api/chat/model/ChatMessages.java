package todo.api.chat.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import todo.api.chat.Message;
import todo.api.chat.Part;
import todo.api.chat.Role;
import todo.json.Json;

/** The messages of a request, as servers want them. Not safe for concurrent use. */
final class ChatMessages {

    /** Of a result that the model has not seen yet, in characters. */
    static final int LONGEST_RESULT = 8_000;

    /** Of a result that an earlier answer was given with. */
    static final int LONGEST_OLD_RESULT = 2_000;

    /** Of all results together, in characters: some 8,000 tokens. */
    private static final int MOST_RESULTS = 24_000;

    private final ArrayNode all = Json.MAPPER.createArrayNode();

    /** The messages with the results of tools. */
    private final List<ObjectNode> results = new ArrayList<>();

    /**
     * A call of a tool that was made.
     *
     * @param arguments in JSON
     */
    record Call(String tool, String arguments, String result) {

        /**
         * @param longest the result is cut after so many characters
         */
        static Call of(Part.ToolCall call, int longest) {
            var result =
                    call.output() == null
                            ? "The user has not approved this call; nothing was done."
                            : cut(Json.text(call.output()), longest);
            return new Call(call.tool(), Json.text(call.input()), result);
        }
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Half of a surrogate pair cannot be written.
        var end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "… (cut)";
    }

    void system(String text) {
        all.addObject().put("role", "system").put("content", text);
    }

    /**
     * @param longestResult in characters
     */
    void add(Message message, int longestResult) {
        if (message.role() == Role.USER) {
            all.addObject().put("role", "user").put("content", message.text());
            return;
        }
        var text = new ArrayList<String>();
        var made = new ArrayList<Call>();
        for (var part : message.parts()) {
            switch (part) {
                case Part.ToolCall call -> made.add(Call.of(call, longestResult));
                case Part.Text said -> {
                    if (!made.isEmpty()) { // a text after calls begins another step
                        assistant(String.join("\n\n", text), made);
                        text.clear();
                        made.clear();
                    }
                    text.add(said.text());
                }
            }
        }
        assistant(String.join("\n\n", text), made);
    }

    /**
     * @param text possibly empty
     */
    void assistant(String text, List<Call> made) {
        if (text.isEmpty() && made.isEmpty()) {
            return;
        }
        var message = all.addObject().put("role", "assistant").put("content", text);
        if (made.isEmpty()) {
            return;
        }
        var requests = message.putArray("tool_calls");
        for (var call : made) {
            // Servers of Mistral's models accept nine letters and digits only.
            var id = String.format(Locale.ROOT, "call%05d", results.size() + 1);
            requests.addObject()
                    .put("id", id)
                    .put("type", "function")
                    .putObject("function")
                    .put("name", call.tool())
                    .put("arguments", call.arguments());
            results.add(
                    all.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", id)
                            .put("content", call.result()));
        }
        shortenOldResults();
    }

    /** The oldest first: the model has seen most of them when it asked for more. */
    private void shortenOldResults() {
        var length = results.stream().mapToInt(result -> text(result).length()).sum();
        for (var result : results.subList(0, results.size() - 1)) {
            if (length <= MOST_RESULTS) {
                return;
            }
            var shorter = cut(text(result), LONGEST_OLD_RESULT);
            length += shorter.length() - text(result).length();
            result.put("content", shorter);
        }
    }

    private static String text(ObjectNode message) {
        return message.path("content").asText();
    }

    ArrayNode json() {
        return all;
    }
}
