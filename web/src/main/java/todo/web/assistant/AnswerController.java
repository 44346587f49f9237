package todo.web.assistant;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Body;
import todo.http.EventStream;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.api.ApiCall;
import todo.web.api.ApiEventStream;
import todo.web.page.Html;
import todo.web.views.page.JtealertGenerated;

/**
 * {@code POST /assistant}: sends what somebody says, or their decision, to the API. A script gets
 * the answer as it is written; other browsers get the page once it is complete.
 */
final class AnswerController {

    /** In bytes: an event has the whole result of a tool. */
    private static final int LONGEST_EVENT = 64 * 1024;

    /** In this process. Each takes the buffers of two connections and at most one event. */
    private static final int MAX_STREAMS = 100;

    /** Requests that wait for a whole answer, of the 64 that may run at once. */
    private static final int MAX_WAITING = 8;

    /** Proxies give up after a minute. What was said until then is stored. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(50);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** A reader who is gone shows only when something is sent. */
    private static final EventStream.Times TIMES =
            new EventStream.Times(EventStream.Times.USUAL.life(), Duration.ofSeconds(2));

    private final ConversationController conversations;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);
    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    AnswerController(ConversationController conversations) {
        this.conversations = conversations;
    }

    void addTo(UserRoutes users) {
        users.text(ConversationController.PATH, this::send, this::sendAgain);
    }

    private Response send(Visit visit, Form form) {
        var accept = visit.request().header("Accept");
        return accept != null && accept.startsWith("text/event-stream")
                ? stream(visit, form)
                : whole(visit, form);
    }

    private Response stream(Visit visit, Form form) {
        acquire(streams);
        try {
            var question = question(visit, form);
            var api = visit.api().listen(question.call(), LONGEST_EVENT);
            try {
                var answer = new AnswerStream(visit, question.text(), conversation(api), api);
                return closing(
                        Response.events(TIMES, answer::relay),
                        () -> {
                            api.close();
                            streams.release();
                        });
            } catch (RuntimeException unreadable) {
                api.close();
                throw unreadable;
            }
        } catch (RuntimeException refused) {
            streams.release();
            if (refused instanceof Failure failure && isShownBeside(failure)) {
                var alert = sentence(visit, form, failure);
                return Html.of(status(failure), out -> JtealertGenerated.render(out, null, alert));
            }
            throw refused;
        }
    }

    /** Whether it is about what was typed or decided, which stays where it is. */
    private static boolean isShownBeside(Failure failure) {
        return failure instanceof Failure.Invalid
                || failure instanceof Failure.TooManyRequests
                || failure instanceof Failure.NotFound;
    }

    private static int status(Failure failure) {
        return failure instanceof Failure.TooManyRequests ? 429 : 422;
    }

    private static String sentence(Visit visit, Form form, Failure failure) {
        var texts = visit.texts();
        return switch (failure) {
            case Failure.Invalid _ -> texts.faultMessage();
            case Failure.NotFound _ when !form.get("approval").isEmpty() -> texts.decisionGone();
            default -> visit.sentence(failure);
        };
    }

    private static void acquire(Semaphore places) {
        if (!places.tryAcquire()) {
            throw new Failure.Unavailable(
                    FailureCode.TOO_MANY_STREAMS,
                    "The assistant is talking to too many people. Try again in a few seconds.",
                    RETRY_AFTER);
        }
    }

    /**
     * @return a response that runs {@code close} even if its body is never written
     */
    private static Response closing(Response response, Runnable close) {
        if (response.body() instanceof Body.Stream(var writer, var isLongLived, var ending)) {
            Body.Ending closing =
                    complete -> {
                        close.run();
                        ending.ended(complete);
                    };
            return new Response(
                    response.status(),
                    response.headers(),
                    new Body.Stream(writer, isLongLived, closing));
        }
        throw new IllegalArgumentException("not a stream");
    }

    private Response whole(Visit visit, Form form) {
        acquire(waiting);
        try (var api = visit.api().listen(question(visit, form).call(), LONGEST_EVENT)) {
            AnswerStream.awaitEnd(api, LONGEST_WAIT);
            return Response.seeOther(ConversationController.PATH + "/" + conversation(api));
        } catch (Failure failure) {
            if (!isShownBeside(failure)) {
                throw failure;
            }
            return again(status(failure), visit, form, sentence(visit, form, failure));
        } finally {
            waiting.release();
        }
    }

    private static String conversation(ApiEventStream api) {
        return ConversationController.requireId(String.valueOf(api.header("Conversation-Id")));
    }

    private Response sendAgain(Visit visit, Form form) {
        return again(200, visit, form, visit.texts().sendAfterSignIn());
    }

    private Response again(int status, Visit visit, Form form, String alert) {
        var conversation = ConversationController.of(visit, form.get("conversation"));
        return conversations.answer(
                status, visit, conversation.with(form.get("text").strip(), alert));
    }

    /**
     * @param text what the user says; empty for a decision
     */
    private record Question(ApiCall call, String text) {}

    private static Question question(Visit visit, Form form) {
        var body = new LinkedHashMap<String, Object>();
        var conversation = form.get("conversation");
        if (!conversation.isEmpty()) {
            body.put("conversation_id", ConversationController.requireId(conversation));
        }
        var approval = form.get("approval");
        var text = approval.isEmpty() ? text(visit, form, body) : "";
        if (!approval.isEmpty()) {
            var approved = form.get("approved").equals("true");
            body.put("approval", Map.of("id", approval, "approved", approved));
        }
        return new Question(visit.call("POST", "/api/chat").with(body), text);
    }

    private static String text(Visit visit, Form form, Map<String, Object> body) {
        var isRepeated = form.get("again").equals("true");
        var text =
                isRepeated
                        ? lastQuestion(visit, form.get("conversation"))
                        : form.get("text").replace("\r\n", "\n").strip();
        body.put("messages", List.of(Map.of("role", "user", "content", text)));
        if (isRepeated) {
            body.put("trigger", "regenerate-message");
        }
        return text;
    }

    private static String lastQuestion(Visit visit, String conversation) {
        return ConversationController.of(visit, conversation).messages().reversed().stream()
                .filter(Message::isUsers)
                .findFirst()
                .map(Message::text)
                .orElse("");
    }
}
