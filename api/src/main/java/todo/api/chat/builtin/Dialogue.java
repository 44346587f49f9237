package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;
import todo.api.chat.Turn;
import todo.json.Json;

/** One answer that is being given. Used by one thread. */
final class Dialogue {

    private final Turn turn;
    private final Instant now;
    private final UserRequest request;
    private final Memory memory;

    private int calls;
    private boolean isSeparate;
    private @Nullable List<String> lists;

    Dialogue(Turn turn, UserRequest request, Instant now) {
        this.turn = turn;
        this.now = now;
        this.request = request;
        this.memory = Memory.of(turn.messages().subList(0, request.index()));
    }

    Memory memory() {
        return memory;
    }

    UserRequest request() {
        return request;
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return turn.caller().zone();
    }

    LocalDateTime present() {
        return LocalDateTime.ofInstant(now, zone());
    }

    static ObjectNode arguments() {
        return Json.MAPPER.createObjectNode();
    }

    /**
     * @return what the tool has returned
     * @throws Ended if the user has to approve the call
     */
    ObjectNode call(String tool, ObjectNode arguments) throws IOException {
        var last = turn.messages().getLast();
        var done = last.parts().stream().filter(Part.ToolCall.class::isInstance).count();
        var id = "b" + last.id().toString().replace("-", "") + "-" + (done + ++calls);
        return turn.call(id, tool, arguments).orElseThrow(Ended::new);
    }

    /** Says a paragraph. */
    void say(String text) throws IOException {
        turn.say((isSeparate ? "\n\n" : "") + text);
        isSeparate = true;
    }

    /** Says a last paragraph. */
    Ended end(String text) throws IOException {
        say(text);
        return new Ended();
    }

    static String numbered(List<TaskItem> tasks) {
        var lines = new StringBuilder();
        for (var i = 0; i < tasks.size(); i++) {
            lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(tasks.get(i).line());
        }
        return lines.toString();
    }

    /**
     * @return the names of the lists that are not archived
     */
    List<String> lists() throws IOException {
        if (lists == null) {
            var names = new ArrayList<String>();
            for (JsonNode list : call("list_lists", arguments()).path("lists")) {
                if (!list.path("archived").asBoolean()) {
                    names.add(list.path("name").asText());
                }
            }
            lists = names;
        }
        return lists;
    }

    /**
     * @param name as typed
     * @return the list of that name, ignoring case, accents and a plural; null if there is none
     */
    @Nullable String list(String name) throws IOException {
        var wanted = stems(name);
        for (var list : lists()) {
            if (list.equalsIgnoreCase(name) || stems(list).equals(wanted)) {
                return list;
            }
        }
        return null;
    }

    private static List<String> stems(String name) {
        return Words.of(name).stream().map(Words::stem).toList();
    }

    /**
     * @return the list of that name; if there is none and the user agrees, a new one
     * @throws Ended if the user has to agree first
     */
    String listOrOffer(String name) throws IOException {
        var list = list(name);
        if (list != null) {
            return list;
        }
        if (!request.isAgreed()) {
            throw end(
                    "There is no list %s.\n\n%screate it?"
                            .formatted(EscapedText.quoted(name), UserRequest.OFFER));
        }
        return name;
    }

    /** Adds the list if it is not there. */
    void ensureList(String name) throws IOException {
        if (list(name) == null) {
            var saved = call("save_list", arguments().put("name", name));
            say(Report.sentence(saved));
            lists = null;
        }
    }
}
