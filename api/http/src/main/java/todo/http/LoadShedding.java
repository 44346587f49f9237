package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Answers 503 at once where {@link ConcurrencyLimit} has no permit left, so that the requests that
 * have one stay quick. A request holds no permit while its body arrives: slow clients cost memory
 * and delay nobody.
 */
public final class LoadShedding implements Filter {

    private final ConcurrencyLimit limit;
    private final Set<String> exempt;

    /**
     * @param exempt routes that need no permit: a busy service is not a dead one
     */
    public LoadShedding(ConcurrencyLimit limit, Set<String> exempt) {
        this.limit = limit;
        this.exempt = Set.copyOf(exempt);
    }

    @Override
    public Handler around(Handler next) {
        return request -> {
            if (exempt.contains(request.route())) {
                return next.handle(request);
            }
            var permit = new Permit();
            permit.acquire();
            try {
                return next.handle(
                        request.reading(limit -> permit.without(() -> request.body(limit))));
            } finally {
                permit.release();
            }
        };
    }

    /** The permit of one request; used by one thread. */
    private final class Permit {
        private boolean held;

        void acquire() {
            held = limit.tryAcquire();
            if (!held) {
                throw new Failure.Unavailable(
                        FailureCode.OVERLOADED,
                        "The service is busy. Please try again in a moment.",
                        Duration.ofSeconds(1));
            }
        }

        void release() {
            if (held) {
                held = false;
                limit.release();
            }
        }

        <T> T without(Supplier<T> wait) {
            release();
            var result = wait.get();
            acquire();
            return result;
        }
    }
}
