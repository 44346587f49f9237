package todo.api.transfer.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.http.Body;

/**
 * How many files are written at one time: each holds some hundred tasks, for as long as its client
 * takes to read them. Safe for concurrent use.
 */
public final class ExportLimit {

    /** How long one waits for others, who as a rule take less. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Semaphore places;

    public ExportLimit(int most) {
        this.places = new Semaphore(most);
    }

    /**
     * @param writer called at once; what it makes is written later
     * @throws Failure.Unavailable if there is no place for a while
     */
    public Body.Stream open(Supplier<Body.Writer> writer) {
        acquire(places, 1);
        try {
            return new Body.Stream(writer.get(), false, whole -> places.release());
        } catch (RuntimeException | Error failed) {
            places.release();
            throw failed;
        }
    }

    /**
     * @throws Failure.Unavailable if there are not as many for a while
     */
    static void acquire(Semaphore permits, int count) {
        try {
            if (!permits.tryAcquire(count, PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw busy();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static Failure.Unavailable busy() {
        return new Failure.Unavailable(
                "Others are importing or exporting right now. Please try again in a moment.",
                Duration.ofSeconds(5));
    }
}
