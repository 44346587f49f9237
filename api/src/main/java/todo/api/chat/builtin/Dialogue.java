package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.chat.Part;
import todo.api.chat.Turn;
import todo.api.quickadd.ParsedLine;
import todo.json.Json;

/** One answer that is being given. Used by one thread. */
final class Dialogue {

    private final Turn turn;
    private final Instant now;
    private final UserRequest request;
    private final Memory memory;

    private List<TaskItem> named = List.of();
    private int awaited;
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

    LocalDateTime present() {
        return LocalDateTime.ofInstant(now, turn.caller().zone());
    }

    /** What quick add makes of a line. */
    ParsedLine parsed(String line) {
        return ParsedLine.parse(line, turn.caller().zone(), now);
    }

    static ObjectNode arguments() {
        return Json.MAPPER.createObjectNode();
    }

    /** The message has named these tasks: "it" is one of them from now on. */
    void name(List<TaskItem> tasks) {
        named = tasks;
    }

    boolean hasNamed(TaskItem task) {
        return named.stream().anyMatch(other -> other.id().equals(task.id()));
    }

    /** A request of the message adds tasks when it is carried out. */
    void await(int number) {
        awaited = number;
    }

    /** The awaited tasks are there. */
    void added(List<TaskItem> tasks) {
        awaited = 0;
        named = tasks;
    }

    /**
     * @return what "it" and "them" mean
     * @throws Intent.NotYetAdded if that is being added
     */
    List<TaskItem> subject() {
        if (awaited > 0) {
            throw new Intent.NotYetAdded();
        }
        return named.isEmpty() ? memory.subject() : named;
    }

    /**
     * @return what "the first one" counts
     * @throws Intent.NotYetAdded if these are being added
     */
    List<TaskItem> shown() {
        return awaited > 1 || (named.size() > 1 && awaited == 0) ? subject() : memory.shown();
    }

    /**
     * @return what the tool has returned
     * @throws Intent.Ended if the user has to approve the call
     */
    ObjectNode call(String tool, ObjectNode arguments) throws IOException {
        var last = turn.messages().getLast();
        var done = last.parts().stream().filter(Part.ToolCall.class::isInstance).count();
        var id = "b" + last.id().toString().replace("-", "") + "-" + (done + ++calls);
        return turn.call(id, tool, arguments).orElseThrow(Intent.Ended::new);
    }

    ObjectNode find(String query, int limit) throws IOException {
        return call("find_tasks", arguments().put("query", query).put("limit", limit));
    }

    /** Says a paragraph. */
    void say(String text) throws IOException {
        turn.say((isSeparate ? "\n\n" : "") + text);
        isSeparate = true;
    }

    /** Says a last paragraph. */
    Intent.Ended end(String text) throws IOException {
        say(text);
        return new Intent.Ended();
    }

    static String numbered(List<TaskItem> tasks) {
        var lines = new ArrayList<String>();
        tasks.forEach(task -> lines.add((lines.size() + 1) + ". " + task.line()));
        return String.join("\n", lines);
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
        for (var list : lists()) {
            if (list.equalsIgnoreCase(name) || Words.stems(list).equals(Words.stems(name))) {
                return list;
            }
        }
        return null;
    }

    /**
     * @return the list of that name; if there is none and the user agrees, a new one
     * @throws Intent.Ended if the user has to agree first
     */
    String listOrOffer(String name) throws IOException {
        var list = list(name);
        if (list == null && !request.isAgreed()) {
            throw end(
                    "There is no list %s.\n\n%screate it?"
                            .formatted(EscapedText.quoted(name), UserRequest.OFFER));
        }
        return list == null ? name : list;
    }

    /** Adds the list if it is not there. */
    void ensureList(String name) throws IOException {
        if (list(name) == null) {
            say(Report.sentence(call("save_list", arguments().put("name", name))));
            lists = null;
        }
    }
}
