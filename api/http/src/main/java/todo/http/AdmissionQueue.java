package todo.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets requests in one after the other, each when the one before it has begun, and while all places
 * are taken hardly any. Virtual threads share the processors in turn: where more comes than the
 * service can do, what it works on would wait at each step for everything that is new, and all of
 * its strength would go into refusing. What waits here costs next to nothing.
 *
 * <p>In a crowd the newest goes first: it is answered while its client still waits, where in their
 * order all would be answered late. The oldest is let in only to be told that the service is busy.
 * Safe for concurrent use.
 */
final class AdmissionQueue implements Executor {

    private static final Patience PATIENCE =
            new Patience(Duration.ofMillis(500), Duration.ofMillis(800));

    /**
     * Of what is cold: a request then costs many times what it does later, so it is no crowd yet.
     */
    private static final Patience COLD =
            new Patience(Duration.ofSeconds(2), Duration.ofMillis(3_500));

    /** How many requests it takes until the compiler has seen to most of what they need. */
    private static final int WARM_UP = 1_000;

    /**
     * From one refusal to the next: it takes about a seventh of that, and as much of the processor.
     */
    private static final Duration REFUSAL = Duration.ofMillis(1);

    private final Executor threads;
    private final ConcurrencyLimit places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> outside = new ArrayDeque<>();
    private int cold;
    private boolean beginning;
    private long refused = System.nanoTime();

    /**
     * How long the oldest may wait.
     *
     * @param queue after so long it is a crowd
     * @param most after so long it is refused
     */
    private record Patience(Duration queue, Duration most) {

        boolean isCrowd(long waited) {
            return waited > queue.toNanos();
        }

        boolean isOver(long waited) {
            return waited > most.toNanos();
        }
    }

    private record Waiting(Runnable task, long since) {}

    /**
     * @param threads runs each task on a thread of its own
     * @param places of the requests that are worked on
     */
    AdmissionQueue(Executor threads, ConcurrencyLimit places) {
        this(threads, places, WARM_UP);
    }

    /**
     * @param warmUp the requests for which it is cold
     */
    AdmissionQueue(Executor threads, ConcurrencyLimit places, int warmUp) {
        this.threads = threads;
        this.places = places;
        this.cold = warmUp;
        places.whenFree(this::signal);
    }

    @Override
    public void execute(Runnable task) {
        lock.lock();
        try {
            if (beginning || !outside.isEmpty() || places.free() == 0) {
                outside.add(new Waiting(task, System.nanoTime()));
                changed.signal();
                return;
            }
            beginning = true;
        } finally {
            lock.unlock();
        }
        letIn(task);
    }

    /** Lets those in who wait; ends when its thread is interrupted. */
    void usher() {
        try {
            while (true) {
                letIn(next());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void letIn(Runnable task) {
        threads.execute(() -> {
            begun();
            task.run();
        });
    }

    private void begun() {
        lock.lock();
        try {
            beginning = false;
            cold = Math.max(0, cold - 1);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private Runnable next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (beginning || outside.isEmpty()) {
                    changed.await();
                } else {
                    var now = System.nanoTime();
                    var patience = cold > 0 ? COLD : PATIENCE;
                    var waited = now - outside.getFirst().since;
                    var refusal =
                            Math.max(
                                    patience.most.toNanos() - waited,
                                    refused + REFUSAL.toNanos() - now);
                    if (refusal <= 0 && areMoreThanPlaces()) {
                        refused = now;
                        return begin(places.refused(outside.removeFirst().task));
                    }
                    if (places.free() > 0) {
                        return begin(
                                patience.isCrowd(waited) && areMoreThanPlaces()
                                        ? newest(patience, now)
                                        : outside.removeFirst().task);
                    }
                    var _ = changed.awaitNanos(refusal);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Few who have waited long are served all the same, where there is room for them. */
    private boolean areMoreThanPlaces() {
        return outside.size() > places.free();
    }

    private Runnable newest(Patience patience, long now) {
        var newest = outside.removeLast();
        return patience.isOver(now - newest.since) ? places.refused(newest.task) : newest.task;
    }

    private Runnable begin(Runnable task) {
        beginning = true;
        return task;
    }

    private void signal() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
