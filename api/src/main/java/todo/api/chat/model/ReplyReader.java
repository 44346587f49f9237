package todo.api.chat.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import todo.json.Json;

/**
 * Reads an answer of {@code /chat/completions}, streamed or whole: text is passed on at once, calls
 * of tools are collected. What a model thinks ({@code reasoning_content}, {@code reasoning}) is
 * skipped. Not safe for concurrent use.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">Chat completions</a>
 */
final class ReplyReader {

    /** In characters, of text and arguments together. */
    private static final int LONGEST = 256 * 1024;

    private final TextOutput text;
    private final CallCollector calls = new CallCollector();
    private String finish = "";
    private boolean done;
    private int length;
    private int tokens;

    /** Takes the text of an answer. */
    @FunctionalInterface
    interface TextOutput {
        /**
         * @throws IOException if the reader is gone
         */
        void write(String piece) throws IOException;
    }

    ReplyReader(TextOutput text) {
        this.text = text;
    }

    /**
     * @param data of an event, or the whole answer
     * @throws ModelFailure if it tells an error or is no answer
     * @throws IOException if the reader is gone
     */
    void read(String data) throws ModelFailure, IOException {
        if (data.strip().equals("[DONE]")) {
            done = true;
        } else if (!data.isBlank()) {
            read(parse(data));
        }
    }

    private static JsonNode parse(String data) throws ModelFailure {
        try {
            return Json.MAPPER.readTree(data);
        } catch (JsonProcessingException broken) {
            throw new ModelFailure(ModelFailure.Reason.UNREADABLE, "the answer is not JSON");
        }
    }

    private void read(JsonNode chunk) throws ModelFailure, IOException {
        if (chunk.hasNonNull("error")) {
            throw Refusals.inStream(chunk.get("error"));
        }
        tokens = chunk.at("/usage/total_tokens").asInt(tokens);
        var choice = chunk.at("/choices/0"); // there is none where only tokens are told
        var message = choice.path(choice.hasNonNull("message") ? "message" : "delta");
        write(message.path("content"));
        write(message.path("refusal"));
        count(calls.add(message.path("tool_calls")));
        finish =
                choice.path("finish_reason").asText("null").equals("null")
                        ? finish
                        : choice.path("finish_reason").asText();
    }

    /**
     * @param content a text, or a list of parts, some of which are text
     */
    private void write(JsonNode content) throws ModelFailure, IOException {
        if (content.isTextual()) {
            count(content.textValue().length());
            text.write(content.textValue());
        }
        for (var part : content) {
            write(part.path("text"));
        }
    }

    private void count(int more) throws ModelFailure {
        length += more;
        if (length > LONGEST) {
            throw new ModelFailure(
                    ModelFailure.Reason.TOO_LONG, "the answer is over 256 K characters");
        }
    }

    /**
     * @return whether the server has said that the answer is whole
     */
    boolean isWhole() {
        return done || !finish.isEmpty();
    }

    /**
     * @return whether a limit or a filter has ended the answer: calls may lack arguments
     */
    boolean isCutShort() {
        return finish.equals("length") || finish.equals("content_filter");
    }

    /** Whether there are calls is what counts: many servers finish them with {@code stop}. */
    List<ToolRequest> calls() {
        return calls.calls();
    }

    /**
     * @return of the question and the answer, as the server counts; 0 if it has not said
     */
    int tokens() {
        return tokens;
    }

    /**
     * @return of text and arguments, in characters
     */
    int length() {
        return length;
    }
}
