package todo.api.chat;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import todo.api.Ids;
import todo.api.account.Auth;
import todo.api.account.Caller;
import todo.api.account.Channel;
import todo.api.database.Database;
import todo.api.tool.Confirmations;
import todo.api.tool.Tools;
import todo.failure.Failure;
import todo.http.EventStream;
import todo.http.Handler;
import todo.http.JsonBody;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;

/** {@code /api/chat}. */
public final class ChatRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final Auth auth;
    private final ChatSetup setup;
    private final ConversationRoutes conversationRoutes;
    private final Conversations conversations;
    private final Chat chat;
    private final TurnLimit turns;
    private final OpenTurns open = new OpenTurns();
    private final TokenBudget budget;
    private final ChatMetrics metrics;

    /**
     * @param registry receives the metrics
     */
    public ChatRoutes(
            ChatSetup setup,
            Tools tools,
            Confirmations confirmations,
            Database database,
            Auth auth,
            Ids ids,
            Clock clock,
            CollectorRegistry registry) {
        var store = new ConversationStore(database, ids, clock);
        this.auth = auth;
        this.setup = setup;
        this.conversations =
                new Conversations(database, store, new MessageStore(database), ids, clock);
        this.conversationRoutes =
                new ConversationRoutes(conversations, new ConversationList(database));
        this.turns = new TurnLimit(clock);
        this.budget = new TokenBudget(database, clock, setup.tokensADay());
        this.metrics = new ChatMetrics(registry);
        this.chat =
                new Chat(
                        conversations,
                        setup.assistants(),
                        new ToolRunner(tools, confirmations, database),
                        budget,
                        metrics,
                        setup.times());
    }

    public void add(Routes routes) {
        routes.get("/api/chat", auth.required(this::describe))
                .post("/api/chat", whereEnabled(this::answer))
                .get("/api/chat/history", whereEnabled(conversationRoutes::history))
                .delete("/api/chat/history", whereEnabled(conversationRoutes::deleteAll))
                .get("/api/chat/conversations", whereEnabled(conversationRoutes::list))
                .patch("/api/chat/conversations/{id}", whereEnabled(conversationRoutes::rename))
                .delete("/api/chat/conversations/{id}", whereEnabled(conversationRoutes::delete));
    }

    private Handler whereEnabled(Auth.CallerHandler handler) {
        return auth.required((request, caller) -> {
            if (!setup.enabled()) {
                throw new Failure.NotFound("The assistant is switched off on this server.");
            }
            return handler.handle(request, caller);
        });
    }

    /** Says to whom a user's texts go. */
    private Response describe(Request request, Caller caller) {
        var model = setup.assistants().model();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("enabled", setup.enabled());
        answer.put("assistant", model == null ? "built-in" : "model");
        if (model != null) {
            answer.put("model", model.name());
            answer.put("server", model.server());
        }
        return Response.json(200, answer);
    }

    private Response answer(Request request, Caller caller) {
        var arrived = System.nanoTime() - request.age().toNanos();
        var asked = ChatRequestJson.parse(JsonBody.fields(request, BODY_LIMIT));
        limit("streams", () -> open.requireRoom(caller.owner()));
        limit("turns", () -> turns.count(caller.owner()));
        var question =
                question(asked, caller.through(Channel.CHAT), arrived, () -> auth.recheck(request));
        var times = new EventStream.Times(setup.times().whole(), setup.times().whole());
        return Response.events(times, events -> answer(events, question))
                .with("Cache-Control", "no-cache")
                .with("X-Vercel-AI-UI-Message-Stream", "v1")
                .with("Conversation-Id", question.opened().id().toString());
    }

    private void limit(String name, Runnable check) {
        try {
            check.run();
        } catch (Failure reached) {
            metrics.limited(name);
            throw reached;
        }
    }

    private Chat.Question question(
            ChatRequest asked, Caller caller, long arrived, Runnable recheck) {
        var owner = caller.owner();
        var usedUp = setup.assistants().model() != null && budget.isUsedUp(owner);
        return switch (asked.content()) {
            case ChatRequest.Saying(var text, var again) ->
                    new Chat.Question(
                            caller,
                            conversations.say(owner, asked.conversation(), text, again),
                            null,
                            usedUp,
                            arrived,
                            recheck);
            case ChatRequest.Decision(var approval, var approved) ->
                    new Chat.Question(
                            caller,
                            conversations.decide(owner, asked.conversation(), approval),
                            approved,
                            usedUp,
                            arrived,
                            recheck);
        };
    }

    private void answer(EventStream events, Chat.Question question) throws IOException {
        try (var _ = open.open(question.caller().owner())) {
            chat.answer(events, question);
        }
    }
}
