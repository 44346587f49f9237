package todo.api.chat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;

/** Counts and times turns. Safe for concurrent use. */
final class ChatMetrics {

    private final Counter turns;
    private final Counter tokens;
    private final Counter limited;
    private final Histogram firstText;

    ChatMetrics(CollectorRegistry registry) {
        turns =
                Counter.build("todo_chat_turns", "Answers of the assistant.")
                        .labelNames("assistant", "outcome")
                        .register(registry);
        tokens =
                Counter.build("todo_chat_tokens", "Tokens that the language model has used.")
                        .register(registry);
        limited =
                Counter.build(
                                "todo_chat_limited",
                                "How often a limit of the assistant was reached.")
                        .labelNames("limit")
                        .register(registry);
        firstText =
                Histogram.build(
                                "todo_chat_first_text_seconds",
                                "From a message's arrival to the first text of the answer.")
                        .buckets(0.05, 0.25, 1, 2.5, 5, 10, 30)
                        .register(registry);
    }

    /**
     * @param assistant which one has answered
     */
    void turn(String assistant, String outcome) {
        turns.labels(assistant, outcome).inc();
    }

    void tokens(int count) {
        tokens.inc(count);
    }

    /**
     * @param limit {@code turns}, {@code streams}, {@code tokens} or {@code calls}
     */
    void limited(String limit) {
        limited.labels(limit).inc();
    }

    void firstText(long nanos) {
        firstText.observe(nanos / 1e9);
    }
}
