package todo.api.notification;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;

/**
 * Runs the delivery of reminders periodically on its own thread until closed. After a failure the
 * next run delivers what is due. An outage is logged once. Safe for concurrent use.
 */
public final class ReminderDispatcher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReminderDispatcher.class);

    private final Runnable delivery;
    private final Duration interval;
    private final FailureStreak outage = new FailureStreak();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofVirtual().name("reminder-dispatcher").unstarted(this::run);

    private ReminderDispatcher(Runnable delivery, Duration interval) {
        this.delivery = delivery;
        this.interval = interval;
    }

    /**
     * @param delivery delivers all due reminders
     * @param interval between two runs, varied by a fifth so that replicas do not run together; the
     *     first run starts within one interval
     */
    public static ReminderDispatcher start(Runnable delivery, Duration interval) {
        var dispatcher = new ReminderDispatcher(delivery, interval);
        dispatcher.thread.start();
        return dispatcher;
    }

    private void run() {
        try {
            var pause = interval.multipliedBy(between(20, 100)).dividedBy(100);
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                deliver();
                pause = interval.multipliedBy(between(80, 120)).dividedBy(100);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static int between(int min, int max) {
        return ThreadLocalRandom.current().nextInt(min, max + 1);
    }

    private void deliver() {
        try {
            delivery.run();
            if (outage.succeeded()) {
                log.info("delivering reminders again");
            }
        } catch (Failure.Unavailable unavailable) {
            if (outage.failed()) {
                log.warn("cannot deliver reminders: {}", unavailable.detail());
            }
        } catch (RuntimeException failed) {
            if (outage.failed()) {
                log.error("cannot deliver reminders", failed);
            }
        }
    }

    /** Waits up to five seconds for a running delivery to end. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
