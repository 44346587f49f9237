package todo.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts running requests, and tells when the service shuts down. Safe for concurrent use. */
public final class Drain {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean begun;
    private int running;

    /** From now on readiness fails, every answer closes its connection, and event streams end. */
    void begin() {
        begun = true;
        listeners.forEach(Runnable::run);
    }

    /**
     * @param listener runs when the shutdown begins, at once where it has begun already, and
     *     perhaps twice; must not block
     */
    void add(Runnable listener) {
        listeners.add(listener);
        if (begun) {
            listener.run();
        }
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * @return whether the service is shutting down
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
     * @return whether no request was running any more before the timeout
     */
    boolean awaitIdle(Duration timeout) throws InterruptedException {
        var left = timeout.toNanos();
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
