package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Answers 503 at once where more requests are being handled than the service can carry, so that
 * those stay quick. A request whose body is still on its way costs nothing but memory and holds no
 * place meanwhile: any number of slow clients hinders nobody.
 */
public final class LoadShedding implements Filter {

    private final ConcurrencyLimit places;
    private final Set<String> exempt;

    /**
     * @param places of the requests that are being handled
     * @param exempt routes that are always answered: a busy service is not a dead one
     */
    public LoadShedding(ConcurrencyLimit places, Set<String> exempt) {
        this.places = places;
        this.exempt = Set.copyOf(exempt);
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            if (exempt.contains(request.route())) {
                return next.handle(request);
            }
            var place = new Place();
            place.take();
            try {
                return next.handle(
                        request.reading(limit -> place.aside(() -> request.body(limit))));
            } finally {
                place.give();
            }
        };
    }

    /** What one request holds while it is worked on; used by one thread. */
    private final class Place {
        private boolean held;

        void take() {
            held = places.take();
            if (!held) {
                throw new Failure.Unavailable(
                        FailureCode.OVERLOADED,
                        "The service is busy. Please try again in a moment.",
                        Duration.ofSeconds(1));
            }
        }

        void give() {
            if (held) {
                held = false;
                places.give();
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
