package todo.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import todo.failure.Failure;
import todo.http.EventStream;
import todo.json.Json;
import todo.web.account.Visit;
import todo.web.api.ApiEventStream;
import todo.web.page.Html;
import todo.web.views.assistant.JtebegunGenerated;
import todo.web.views.assistant.JtebegunPartGenerated;
import todo.web.views.assistant.JtefinishedGenerated;
import todo.web.views.assistant.JtetoolGenerated;
import todo.web.views.assistant.JtewordsGenerated;
import todo.web.views.page.JtealertGenerated;

/**
 * Relays an answer to a page: words as they are written in events {@code text}, all else as HTML
 * that htmx swaps in, and whole sentences for screen readers in events {@code said}. In the end the
 * stored answer replaces what was shown. Used by one thread.
 */
final class AnswerStream {

    private final Visit visit;
    private final String question;
    private final String conversation;
    private final ApiEventStream api;
    private final Messages reader;
    private final Sentences sentences = new Sentences();

    /** Calls of tools in the form of the AI SDK, by id. */
    private final Map<String, ObjectNode> calls = new HashMap<>();

    private String message = "";
    private final StringBuilder words = new StringBuilder();
    private int texts;
    private boolean isFinished;

    /**
     * @param question what the user has said; empty for a decision
     * @param conversation its id
     */
    AnswerStream(Visit visit, String question, String conversation, ApiEventStream api) {
        this.visit = visit;
        this.question = question;
        this.conversation = conversation;
        this.api = api;
        this.reader = new Messages(visit.today(), Set.of());
    }

    /** Waits until the API has sent everything, but not longer than {@code most}. */
    static void awaitEnd(ApiEventStream api, Duration most) {
        var end = System.nanoTime() + most.toNanos();
        var arrived = new Semaphore(0);
        api.onArrival(arrived::release);
        try {
            while (!api.isEnded() && System.nanoTime() < end) {
                while (api.poll() != null) {
                    // The API stores what it sends.
                }
                arrived.tryAcquire(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * @throws IOException if the reader is gone
     */
    void relay(EventStream page) throws IOException {
        api.onArrival(page::wake);
        boolean ended;
        do {
            ended = api.isEnded(); // before the last events are sent
            for (var event = api.poll(); event != null; event = api.poll()) {
                relay(page, event.start());
            }
        } while (!ended && page.await(ApiEventStream.IDLE_TIMEOUT));
        if (!isFinished) {
            fault(page, visit.texts().answerInterrupted());
        }
    }

    private void relay(EventStream page, String data) throws IOException {
        var event = parse(data);
        var call = event.path("toolCallId").asText();
        switch (event.path("type").asText()) {
            case "start" -> start(page, event.path("messageId").asText());
            case "text-start" -> startText(page);
            case "text-delta" -> text(page, event.path("delta").asText());
            case "text-end" -> endText(page);
            case "tool-input-start" -> startCall(page, call, event.path("toolName").asText());
            case "tool-input-available" -> call(call).set("input", event.path("input"));
            case "tool-output-available" -> endCall(page, call, "output", event.path("output"));
            case "tool-output-error" -> endCall(page, call, "errorText", event.path("errorText"));
            case "error" -> fault(page, visit.texts().somethingWentWrong());
            case "finish" -> finish(page);
            default -> {}
        }
    }

    /** An event that is too long is cut off; the stored answer has what it says. */
    private static JsonNode parse(String data) {
        try {
            return data.startsWith("{")
                    ? Json.MAPPER.readTree(data)
                    : Json.MAPPER.createObjectNode();
        } catch (IOException cutOff) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private void start(EventStream page, String id) throws IOException {
        message = id;
        html(
                page,
                out ->
                        JtebegunGenerated.render(
                                out, null, visit.texts(), conversation, id, question));
    }

    private void startText(EventStream page) throws IOException {
        texts++;
        var id = "raw-%s-%d".formatted(message, texts);
        html(page, out -> JtewordsGenerated.render(out, null, message, id, null));
    }

    private void text(EventStream page, String delta) throws IOException {
        words.append(delta);
        page.send(new EventStream.Event(null, "text", delta));
        say(page, sentences.add(delta));
    }

    private void endText(EventStream page) throws IOException {
        var id = "raw-%s-%d".formatted(message, texts);
        var markdown = words.toString();
        words.setLength(0);
        html(page, out -> JtewordsGenerated.render(out, null, message, id, markdown));
        say(page, sentences.end());
    }

    private ObjectNode call(String id) {
        return calls.computeIfAbsent(
                id, key -> Json.MAPPER.createObjectNode().put("toolCallId", key));
    }

    private void startCall(EventStream page, String id, String tool) throws IOException {
        call(id).put("type", "tool-" + tool);
        var part = reader.running(message, id, tool);
        html(
                page,
                out ->
                        JtebegunPartGenerated.render(
                                out, null, visit.texts(), conversation, message, part));
    }

    /** The call that a user has decided on began in an earlier stream. */
    private void endCall(EventStream page, String id, String member, JsonNode value)
            throws IOException {
        if (!calls.containsKey(id)) {
            return; // the stored answer has it
        }
        var part = reader.tool(message, call(id).set(member, value));
        html(
                page,
                out ->
                        JtetoolGenerated.render(
                                out, null, visit.texts(), conversation, message, part, true));
        say(page, List.of(part.sentence()));
    }

    /** What is stored is what a page would show, with all that can be done with it. */
    private void finish(EventStream page) throws IOException {
        isFinished = true;
        try {
            var stored =
                    ConversationController.shown(visit, ConversationLoader.of(visit, conversation));
            var answer = stored.find(message);
            html(page, out -> JtefinishedGenerated.render(out, null, stored, answer));
            if (answer != null && answer.isWaiting()) {
                say(page, List.of(visit.texts().nothingHappensYet()));
            }
        } catch (Failure unavailable) {
            fault(page, visit.sentence(unavailable));
        }
    }

    private void fault(EventStream page, String sentence) throws IOException {
        html(page, out -> JtealertGenerated.render(out, null, sentence));
        say(page, List.of(sentence));
    }

    private static void say(EventStream page, List<String> sentences) throws IOException {
        for (var sentence : sentences) {
            page.send(new EventStream.Event(null, "said", sentence));
        }
    }

    private static void html(EventStream page, Html.Template template) throws IOException {
        var text = new StringOutput();
        template.render(new OwaspHtmlTemplateOutput(text));
        page.send(EventStream.Event.of(text.toString()));
    }
}
