package todo.api.chat.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import todo.api.chat.Message;
import todo.api.chat.Part;
import todo.api.chat.Role;
import todo.json.Json;

/**
 * As much of a conversation as a model is sent: the newest exchanges whole, the older ones in a
 * line each.
 *
 * @param earlier exchanges that the budget has room for
 * @param current the exchange that the model has to go on with
 * @param summary of what is older; empty if there is nothing. It is made of the user's own words
 *     and the names of tools: no text of a task gets into it
 */
record BoundedHistory(List<Message> earlier, List<Message> current, String summary) {

    /** In estimated tokens. */
    private static final int BUDGET = 6_000;

    /** Around each text and call. */
    private static final int JSON_TOKENS = 40;

    private static final int LONGEST_SUMMARY = 4_000;
    private static final int LONGEST_LINE = 160;
    private static final Pattern SENTENCE = Pattern.compile("(?s).*?[.!?…](?=\\s)|[^\\n]*");

    /**
     * @param messages oldest first
     */
    static BoundedHistory of(List<Message> messages) {
        var exchanges = exchanges(messages);
        var first = exchanges.size() - 1;
        var left = BUDGET - tokens(exchanges.getLast(), ChatMessages.LONGEST_RESULT);
        while (first > 0) {
            left -= tokens(exchanges.get(first - 1), ChatMessages.LONGEST_OLD_RESULT);
            if (left < 0) {
                break;
            }
            first--;
        }
        return new BoundedHistory(
                exchanges.subList(first, exchanges.size() - 1).stream()
                        .flatMap(List::stream)
                        .toList(),
                exchanges.getLast(),
                summary(exchanges.subList(0, first)));
    }

    /** An exchange begins with each message of the user. */
    private static List<List<Message>> exchanges(List<Message> messages) {
        var exchanges = new ArrayList<List<Message>>();
        for (var message : messages) {
            if (message.role() == Role.USER || exchanges.isEmpty()) {
                exchanges.add(new ArrayList<>());
            }
            exchanges.getLast().add(message);
        }
        return exchanges;
    }

    private static int tokens(List<Message> exchange, int longestResult) {
        var sum = 0;
        for (var message : exchange) {
            for (var part : message.parts()) {
                sum +=
                        JSON_TOKENS
                                + switch (part) {
                                    case Part.Text said -> Tokens.of(said.text());
                                    case Part.ToolCall call -> {
                                        var made = ChatMessages.Call.of(call, longestResult);
                                        yield Tokens.of(made.arguments())
                                                + Tokens.of(made.result());
                                    }
                                };
            }
        }
        return sum;
    }

    private static String summary(List<List<Message>> exchanges) {
        var text = "";
        for (var exchange : exchanges.reversed()) {
            var longer = line(exchange) + "\n" + text;
            if (longer.length() > LONGEST_SUMMARY) {
                return "(There were earlier messages.)\n" + text;
            }
            text = longer;
        }
        return text;
    }

    private static String line(List<Message> exchange) {
        var asked = exchange.getFirst().role() == Role.USER ? exchange.getFirst().text() : "";
        var calls =
                exchange.stream()
                        .flatMap(message -> message.parts().stream())
                        .filter(Part.ToolCall.class::isInstance)
                        .map(part -> outcome((Part.ToolCall) part))
                        .distinct()
                        .toList();
        return "- "
                + Json.text(firstSentence(asked))
                + (calls.isEmpty() ? "" : " → " + String.join(", ", calls));
    }

    private static String firstSentence(String text) {
        var match = SENTENCE.matcher(text.strip());
        var sentence = match.lookingAt() ? match.group() : "";
        return ChatMessages.cut(sentence, LONGEST_LINE);
    }

    private static String outcome(Part.ToolCall call) {
        var succeeded = call.output() != null && call.output().path("success").asBoolean();
        return call.tool() + (succeeded ? "" : " (not done)");
    }
}
