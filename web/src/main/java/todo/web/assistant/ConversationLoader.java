package todo.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.web.account.Visit;

/** Loads a conversation with all that is shown of it. */
final class ConversationLoader {

    /** More would be a long page, and the API sends no more. */
    private static final int MAX_MESSAGES = 100;

    private static final int MAX_CHANGES = 200;

    private ConversationLoader() {}

    /** Loads the conversation that was used last. */
    static Conversation newest(Visit visit) {
        return load(visit, "");
    }

    /**
     * @param id null for a conversation that has not begun
     * @throws Failure.NotFound if there is no such conversation, or no assistant
     */
    static Conversation of(Visit visit, @Nullable String id) {
        return load(visit, id);
    }

    /**
     * @param id empty for the newest
     */
    private static Conversation load(Visit visit, @Nullable String id) {
        var answerer = Answerer.request(visit);
        var conversations = visit.send(visit.call("GET", "/api/chat/conversations"));
        var query = id == null || id.isEmpty() ? "" : "&conversation_id=" + id;
        var path = "/api/chat/history?limit=" + MAX_MESSAGES + query;
        var history = id == null ? null : visit.send(visit.call("GET", path));
        var others =
                conversations
                        .await()
                        .path("conversations")
                        .valueStream()
                        .map(json ->
                                new Conversation.Entry(
                                        json.path("id").asText(), json.path("title").asText()))
                        .toList();
        var stored = history == null ? null : history.await();
        var shown = stored == null ? null : stored.path("conversation_id").textValue();
        return new Conversation(
                null,
                visit.session().language(),
                Answerer.of(answerer.await()),
                shown,
                title(others, shown),
                others,
                stored == null ? List.of() : messages(visit, stored.path("messages")),
                "",
                null);
    }

    private static String title(List<Conversation.Entry> others, @Nullable String id) {
        return others.stream()
                .filter(entry -> entry.id().equals(id))
                .map(Conversation.Entry::title)
                .findFirst()
                .orElse("");
    }

    private static List<Message> messages(Visit visit, JsonNode messages) {
        var reader = new Messages(visit.today(), undone(visit, messages));
        return messages.valueStream().map(reader::of).toList();
    }

    /**
     * @return those operations of the messages that have been undone, as far as they are recent
     */
    private static Set<String> undone(Visit visit, JsonNode messages) {
        if (messages.findValue("operation_id") == null) {
            return Set.of();
        }
        return visit.get("/api/changes?through=chat&limit=" + MAX_CHANGES)
                .path("changes")
                .valueStream()
                .filter(change -> change.path("undone").asBoolean())
                .map(change -> change.path("operation_id").asText())
                .collect(Collectors.toSet());
    }
}
