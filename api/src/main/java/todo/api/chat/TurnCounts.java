package todo.api.chat;

import java.util.UUID;

/** What is counted of a turn. Used by one thread. */
final class TurnCounts {

    /** In tokens: a server that reports more reports nonsense. */
    private static final int MOST_TOKENS = 1_000_000;

    private final ChatMetrics metrics;
    private final TokenBudget budget;
    private final long arrived;
    private String assistant = "none";
    private boolean hasSaid;

    /**
     * @param arrived when the request came, by {@link System#nanoTime()}
     */
    TurnCounts(ChatMetrics metrics, TokenBudget budget, long arrived) {
        this.metrics = metrics;
        this.budget = budget;
        this.arrived = arrived;
    }

    /**
     * @param who {@code built-in}, {@code model} or {@code stand-in}
     */
    void answeredBy(String who) {
        assistant = who;
    }

    void ended(String outcome) {
        metrics.turn(assistant, outcome);
    }

    /** Something is about to be said. */
    void said() {
        if (!hasSaid) {
            hasSaid = true;
            metrics.firstText(System.nanoTime() - arrived);
        }
    }

    void used(UUID owner, int tokens) {
        var counted = Math.clamp(tokens, 0, MOST_TOKENS);
        metrics.tokens(counted);
        budget.use(owner, counted);
    }

    /**
     * @param limit that was reached
     */
    void limited(String limit) {
        metrics.limited(limit);
    }
}
