package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Answers 503 at once where more requests are being handled than the service can carry, so that
 * those stay quick.
 */
public final class Shedding implements Filter {

    private final Semaphore slots;
    private final Set<String> exempt;

    /**
     * @param most requests being handled at one time
     * @param exempt routes that are always answered: a busy service is not a dead one
     */
    public Shedding(int most, Set<String> exempt) {
        this.slots = new Semaphore(most);
        this.exempt = Set.copyOf(exempt);
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            if (exempt.contains(request.route())) {
                return next.handle(request);
            }
            if (!slots.tryAcquire()) {
                throw new Failure.Unavailable(
                        "The service is busy. Please try again in a moment.",
                        Duration.ofSeconds(1));
            }
            try {
                return next.handle(request);
            } finally {
                slots.release();
            }
        };
    }
}
