package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
final class Await {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * @return the time it took
     * @throws AssertionError after 30 seconds
     */
    static Duration until(BooleanSupplier condition) throws InterruptedException {
        return until(condition, TIMEOUT);
    }

    /**
     * @return the time it took
     * @throws AssertionError after the timeout
     */
    static Duration until(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(since(begin)).isLessThan(timeout);
            Thread.sleep(PAUSE);
        }
        return since(begin);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
