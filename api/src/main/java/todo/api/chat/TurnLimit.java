package todo.api.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import todo.failure.Failure;

/**
 * How many turns a user may begin a minute. Each replica counts by itself, so a user reaches at
 * most this number for each of them; what a turn costs is limited by {@link TokenBudget}. Safe for
 * concurrent use.
 */
final class TurnLimit {

    static final int MOST = 20;

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** Those who have written last are remembered. */
    private static final int MOST_USERS = 10_000;

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Minute> minutes =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Minute> eldest) {
                    return size() > MOST_USERS;
                }
            };

    private record Minute(Instant begun, int turns) {}

    TurnLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a turn before it begins.
     *
     * @throws Failure.TooManyRequests if the user has to wait
     */
    void count(UUID owner) {
        var now = clock.instant();
        lock.lock();
        try {
            var minute = minutes.get(owner);
            if (minute == null || !minute.begun().plus(INTERVAL).isAfter(now)) {
                minute = new Minute(now, 0);
            }
            if (minute.turns() >= MOST) {
                var wait = Duration.between(now, minute.begun().plus(INTERVAL)).plusSeconds(1);
                throw new Failure.TooManyRequests(
                        "You can write %d messages a minute. Try again in %d seconds."
                                .formatted(MOST, wait.toSeconds()),
                        wait);
            }
            minutes.put(owner, new Minute(minute.begun(), minute.turns() + 1));
        } finally {
            lock.unlock();
        }
    }
}
