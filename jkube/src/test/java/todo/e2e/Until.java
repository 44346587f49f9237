package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes to pass by itself. */
final class Until {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Until() {}

    /**
     * @return how long it took
     * @throws AssertionError if that is half a minute
     */
    static Duration is(BooleanSupplier condition) throws InterruptedException {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(since(begin)).isLessThan(PATIENCE);
            Thread.sleep(PAUSE);
        }
        return since(begin);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
