package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether the service is leaving, and how many requests are still on their way. Safe for concurrent
 * use.
 */
public final class Drain {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private int running;

    /**
     * From now on readiness fails, every answer closes its connection, and what only waits ends.
     */
    void begin() {
        begun = true;
        waiting.forEach(Runnable::run);
    }

    /**
     * Has {@code leave} run when the service leaves, at once where it is leaving already; perhaps
     * twice. It does not block.
     */
    void add(Runnable leave) {
        waiting.add(leave);
        if (begun) {
            leave.run();
        }
    }

    void remove(Runnable leave) {
        waiting.remove(leave);
    }

    /**
     * @return whether the service is leaving
     */
    public boolean begun() {
        return begun;
    }

    void enter() {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            if (--running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return whether nothing was running any more before {@code patience} was over
     */
    boolean awaitIdle(Duration patience) throws InterruptedException {
        var left = patience.toNanos();
        lock.lock();
        try {
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}
