package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers 503 at once where more requests are being handled than the service can carry, so that
 * those stay quick. A request whose body is still on its way costs nothing but memory and holds no
 * place meanwhile: any number of slow clients hinders nobody.
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
            var slot = new Slot();
            slot.take();
            try {
                return next.handle(request.reading(limit -> slot.aside(() -> request.body(limit))));
            } finally {
                slot.give();
            }
        };
    }

    /** What one request holds while it is worked on; used by one thread. */
    private final class Slot {
        private boolean held;

        void take() {
            held = slots.tryAcquire();
            if (!held) {
                throw new Failure.Unavailable(
                        "The service is busy. Please try again in a moment.",
                        Duration.ofSeconds(1));
            }
        }

        void give() {
            if (held) {
                held = false;
                slots.release();
            }
        }

        <T> T aside(Supplier<T> waiting) {
            give();
            var done = waiting.get();
            take();
            return done;
        }
    }
}
