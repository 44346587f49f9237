package todo.api.chat.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.json.Json;

/**
 * Puts calls of tools together from the fragments of a stream, in all the ways in which servers cut
 * them. Ids only tell calls apart: they may be empty, missing or repeated, so that nobody else gets
 * to see them. Not safe for concurrent use.
 */
final class CallCollector {

    /** More calls in one answer are ignored. */
    private static final int MOST = 32;

    private final List<Call> calls = new ArrayList<>();

    private static final class Call {
        private final int index;
        private final String id;
        private String name;
        private final StringBuilder arguments = new StringBuilder();

        private Call(int index, String id, String name) {
            this.index = index;
            this.id = id;
            this.name = name;
        }

        private boolean isComplete() {
            var last = arguments.length() - 1;
            if (last < 0 || (arguments.charAt(last) != '}' && arguments.charAt(last) > ' ')) {
                return false;
            }
            var text = arguments.toString().strip();
            return text.endsWith("}") && new ToolRequest(name, text).arguments().isPresent();
        }
    }

    /**
     * @param fragments the member {@code tool_calls} of a chunk; of any type
     * @return the number of characters added
     */
    int add(JsonNode fragments) {
        var added = 0;
        for (var i = 0; i < fragments.size() && calls.size() <= MOST; i++) {
            // Without an index, what stands in one list are several calls.
            var index = fragments.get(i).path("index").asInt(fragments.size() > 1 ? i : -1);
            added += add(fragments.get(i), index);
        }
        return added;
    }

    private int add(JsonNode fragment, int index) {
        var id = text(fragment.path("id"));
        var function = fragment.path("function");
        var name = text(function.path("name")).strip();
        var arguments = text(function.path("arguments"));
        var call = find(index);
        if (call == null || isAnother(call, id, name, arguments)) {
            call = new Call(index, id, name);
            calls.add(call);
        }
        if (call.name.isEmpty()) {
            call.name = name;
        }
        call.arguments.append(arguments);
        return name.length() + arguments.length();
    }

    /**
     * @return the last call of this index; the last of all if there is no index
     */
    private @Nullable Call find(int index) {
        for (var call : calls.reversed()) {
            if (index < 0 || call.index == index || call.index < 0) {
                return call;
            }
        }
        return null;
    }

    /** Servers that number all calls 0 tell them apart by id, or by nothing. */
    private static boolean isAnother(Call call, String id, String name, String arguments) {
        var hasNewId = !id.isEmpty() && !call.id.isEmpty() && !id.equals(call.id);
        if (hasNewId && !name.isEmpty()) {
            return true;
        }
        var hasNewName = !name.isEmpty() && !call.name.isEmpty() && !name.equals(call.name);
        return (hasNewName || !arguments.isBlank()) && call.isComplete();
    }

    /** An object, which some servers send instead of its text, is written as JSON. */
    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isTextual() ? node.textValue() : Json.text(node);
    }

    /**
     * @return the calls that have a name, in their order
     */
    List<ToolRequest> calls() {
        return calls.stream()
                .filter(call -> !call.name.isEmpty())
                .limit(MOST)
                .map(call -> new ToolRequest(call.name, call.arguments.toString()))
                .toList();
    }
}
