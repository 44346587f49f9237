package todo.api.chat.model;

import java.time.Duration;
import java.util.function.DoubleConsumer;

/** How long the next piece of an answer may take. Not safe for concurrent use. */
final class PieceLimit {

    /** For the number of tokens and the end of the stream, which follow a whole answer. */
    private static final Duration REST = Duration.ofMillis(500);

    private final Duration others;
    private final DoubleConsumer firstArrived;
    private Duration limit;
    private long since = System.nanoTime();
    private boolean isFirst = true;
    private boolean isRest;

    /**
     * @param first for the first piece
     * @param others for each of the others
     * @param firstArrived takes the seconds until the first piece
     */
    PieceLimit(Duration first, Duration others, DoubleConsumer firstArrived) {
        this.limit = first;
        this.others = others;
        this.firstArrived = firstArrived;
    }

    /**
     * @return negative if the time is over
     */
    Duration left() {
        return limit.minusNanos(System.nanoTime() - since);
    }

    /** A piece has arrived. */
    void arrived() {
        if (isFirst) {
            firstArrived.accept((System.nanoTime() - since) / 1e9);
        }
        isFirst = false;
        if (!isRest) {
            restart(others);
        }
    }

    /** The answer is whole: half a second is left, whatever else arrives. */
    void whole() {
        if (!isRest) {
            restart(REST);
        }
        isRest = true;
    }

    private void restart(Duration next) {
        limit = next;
        since = System.nanoTime();
    }
}
