package todo.http;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import todo.http.ConcurrencyLimit.Patience;

/**
 * Starts requests one by one, each when the one before has begun, while {@link ConcurrencyLimit}
 * has permits, and queues them otherwise. Virtual threads share the processors in turn: if every
 * request were started on arrival, an overloaded service would spend its time on rejecting the new
 * ones. A queued request costs next to nothing.
 *
 * <p>Under overload the newest request is started first, while its client still waits for it; in
 * order of arrival every answer would be late. The oldest is started only to be rejected. Safe for
 * concurrent use.
 */
final class AdmissionQueue implements Executor {

    private static final WaitLimits WARM =
            new WaitLimits(Duration.ofMillis(500), Duration.ofMillis(800), Patience.USUAL);

    /**
     * Until the compiler has seen most of the code, a request costs many times as much. Those that
     * have piled up are served in order of arrival, late but within what clients wait for.
     */
    private static final WaitLimits COLD =
            new WaitLimits(
                    Duration.ofSeconds(7),
                    Duration.ofSeconds(7),
                    new Patience(Duration.ofSeconds(3), Integer.MAX_VALUE));

    /** How many requests it takes to compile most of what they need. */
    private static final int WARM_UP = 1_000;

    /** Between two rejections, each of which takes about a seventh of that time. */
    private static final Duration REJECTION_INTERVAL = Duration.ofMillis(1);

    private final Executor threads;
    private final ConcurrencyLimit limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Queued> queue = new ArrayDeque<>();

    /** How many requests are started before the JVM counts as warm. */
    private final int warmUp;

    private int started;
    private boolean cold;

    /** Whether a request has been started that has not yet acquired its permit. */
    private boolean starting;

    private long lastRejection = System.nanoTime();

    /**
     * How long the oldest request may wait.
     *
     * @param overload beyond this the newest request is started first
     * @param rejection beyond this the request is rejected
     * @param permit how a request that was started waits for its permit
     */
    private record WaitLimits(Duration overload, Duration rejection, Patience permit) {}

    /**
     * @param since when it arrived, by {@link System#nanoTime()}
     */
    private record Queued(Runnable task, long since) {}

    /**
     * @param threads runs each task on a thread of its own
     */
    AdmissionQueue(Executor threads, ConcurrencyLimit limit) {
        this(threads, limit, WARM_UP);
    }

    /**
     * @param warmUp how many requests are started with the longer limits of a cold JVM
     */
    AdmissionQueue(Executor threads, ConcurrencyLimit limit, int warmUp) {
        this.threads = threads;
        this.limit = limit;
        this.warmUp = warmUp;
        this.cold = warmUp > 0;
        limit.onRelease(this::released);
    }

    @Override
    public void execute(Runnable task) {
        Runnable admitted;
        lock.lock();
        try {
            if (starting || !queue.isEmpty() || available() <= 0) {
                queue.add(new Queued(task, System.nanoTime()));
                changed.signal();
                return;
            }
            admitted = starting(admitted(task));
        } finally {
            lock.unlock();
        }
        start(admitted);
    }

    /** Starts queued requests until its thread is interrupted. */
    void runQueue() {
        try {
            while (true) {
                start(next());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Runnable task) {
        threads.execute(() -> {
            started();
            task.run();
        });
    }

    private void started() {
        lock.lock();
        try {
            starting = false;
            started++;
            cold = cold && isWarmingUp();
            signalIfQueued();
        } finally {
            lock.unlock();
        }
    }

    /** What piled up in the meantime is served first, unless that takes as long again. */
    private boolean isWarmingUp() {
        return started < warmUp || (started < 2 * warmUp && !queue.isEmpty());
    }

    private void released() {
        lock.lock();
        try {
            signalIfQueued();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes no thread where nothing waits, which is the usual case. */
    private void signalIfQueued() {
        if (!queue.isEmpty()) {
            changed.signal();
        }
    }

    private Runnable next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (starting || queue.isEmpty()) {
                    changed.await();
                    continue;
                }
                var now = System.nanoTime();
                var waited = now - queue.getFirst().since;
                var untilRejection =
                        Math.max(
                                limits().rejection.toNanos() - waited,
                                lastRejection + REJECTION_INTERVAL.toNanos() - now);
                if (untilRejection <= 0 && exceedsLimit()) {
                    lastRejection = now;
                    return starting(rejected(queue.removeFirst().task));
                }
                if (available() > 0) {
                    return starting(
                            waited > limits().overload.toNanos() && exceedsLimit()
                                    ? newest(now)
                                    : admitted(queue.removeFirst().task));
                }
                var _ = changed.awaitNanos(untilRejection);
            }
        } finally {
            lock.unlock();
        }
    }

    private int available() {
        return limit.available(cold);
    }

    /** A queue that fits into the limit is served in full, however long it has waited. */
    private boolean exceedsLimit() {
        return queue.size() > available();
    }

    private Runnable newest(long now) {
        var newest = queue.removeLast();
        return now - newest.since > limits().rejection.toNanos()
                ? rejected(newest.task)
                : admitted(newest.task);
    }

    private WaitLimits limits() {
        return cold ? COLD : WARM;
    }

    private Runnable admitted(Runnable task) {
        return limit.waiting(limits().permit, task);
    }

    private Runnable rejected(Runnable task) {
        return limit.waiting(Patience.NONE, task);
    }

    private Runnable starting(Runnable task) {
        starting = true;
        return task;
    }
}
