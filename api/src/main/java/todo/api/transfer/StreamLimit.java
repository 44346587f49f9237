package todo.api.transfer;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import todo.http.Body;
import todo.http.Failure;

/**
 * How many files are written at one time: each holds some hundred tasks, for as long as its client
 * takes to read them. Safe for concurrent use.
 */
public final class StreamLimit {

    private final Semaphore places;

    public StreamLimit(int most) {
        this.places = new Semaphore(most);
    }

    /**
     * @param writer called at once; what it makes is written later
     * @throws Failure.Unavailable if there is no place
     */
    public Body.Stream open(Supplier<Body.Writer> writer) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return new Body.Stream(writer.get(), false, whole -> places.release());
        } catch (RuntimeException | Error failed) {
            places.release();
            throw failed;
        }
    }

    static Failure.Unavailable busy() {
        return new Failure.Unavailable(
                "Others are importing or exporting right now. Please try again in a moment.",
                Duration.ofSeconds(5));
    }
}
