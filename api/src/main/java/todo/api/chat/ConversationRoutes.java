package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.account.Caller;
import todo.http.JsonBody;
import todo.http.Parameters;
import todo.http.Request;
import todo.http.Response;
import todo.json.Json;

/** {@code /api/chat/history} and {@code /api/chat/conversations}. */
final class ConversationRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final Conversations conversations;
    private final ConversationList list;

    ConversationRoutes(Conversations conversations, ConversationList list) {
        this.conversations = conversations;
        this.list = list;
    }

    Response history(Request request, Caller caller) {
        var read = new Parameters(request);
        var most = read.integer("limit", 1, 100, 50);
        var id = read.get("conversation_id", Ids::require);
        read.check();
        var page = conversations.page(caller.owner(), id, most).orElse(null);
        var answer = Json.MAPPER.createObjectNode();
        answer.put("conversation_id", page == null ? null : page.id().toString());
        var messages = answer.putArray("messages");
        if (page != null) {
            var last = page.messages().size() - 1;
            for (var i = 0; i <= last; i++) {
                messages.add(json(page.messages().get(i), i == last ? page.approval() : null));
            }
        }
        return Response.json(200, answer);
    }

    private static ObjectNode json(Message message, @Nullable String approval) {
        var json =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", message.id().toString())
                        .put("role", message.role().wire())
                        .put("content", message.text());
        json.set("created_at", Json.MAPPER.valueToTree(message.createdAt()));
        json.set("parts", UiParts.of(message, approval));
        return json;
    }

    Response deleteAll(Request request, Caller caller) {
        list.deleteAll(caller.owner());
        return Response.status(204);
    }

    Response list(Request request, Caller caller) {
        return Response.json(200, Map.of("conversations", list.all(caller.owner())));
    }

    Response rename(Request request, Caller caller) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var title = fields.required("title", fields.parsed("title", ConversationTitle::new));
        fields.check();
        return Response.json(
                200, list.rename(caller.owner(), id(request), Objects.requireNonNull(title)));
    }

    Response delete(Request request, Caller caller) {
        list.delete(caller.owner(), id(request));
        return Response.status(204);
    }

    private static UUID id(Request request) {
        var id = Ids.parse(request.pathParameter("id"));
        if (id == null) {
            throw ConversationStore.notFound();
        }
        return id;
    }
}
