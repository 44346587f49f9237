package todo.api.notification;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;

/**
 * Looks again and again for what is due, in a thread of its own, until it is closed. A look that
 * fails is made up for by the next one, and an outage is logged once, however many looks it takes.
 */
public final class ReminderDispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReminderDispatcher.class);

    private final Runnable look;
    private final Duration interval;
    private final FailureStreak outage = new FailureStreak();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("dispatcher").unstarted(this::run);

    private ReminderDispatcher(Runnable look, Duration interval) {
        this.look = look;
        this.interval = interval;
    }

    /**
     * @param look delivers what is due
     * @param interval how long after a look the next one is made, give or take a fifth, so that
     *     replicas that started together do not look together; and the first one at the latest
     */
    public static ReminderDispatcher start(Runnable look, Duration interval) {
        var dispatcher = new ReminderDispatcher(look, interval);
        dispatcher.thread.start();
        return dispatcher;
    }

    private void run() {
        try {
            var pause = interval.multipliedBy(between(20, 100)).dividedBy(100);
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
                pause = interval.multipliedBy(between(80, 120)).dividedBy(100);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static int between(int least, int most) {
        return ThreadLocalRandom.current().nextInt(least, most + 1);
    }

    private void look() {
        try {
            look.run();
            if (outage.succeeded()) {
                log.info("reminders are delivered again");
            }
        } catch (Failure.Unavailable away) {
            if (outage.failed()) {
                log.warn("reminders have to wait: {}", away.detail());
            }
        } catch (RuntimeException unforeseen) {
            if (outage.failed()) {
                log.error("reminders have to wait", unforeseen);
            }
        }
    }

    /** Waits until a look that is being made has ended. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
