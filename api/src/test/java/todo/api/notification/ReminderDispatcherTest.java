package todo.api.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import todo.failure.Failure;
import todo.failure.FailureCode;

@Timeout(20)
class ReminderDispatcherTest {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    @Test
    void it_continues_after_a_failed_run() throws InterruptedException {
        var runs = new CountDownLatch(6);
        try (var dispatcher = ReminderDispatcher.start(() -> fail(runs), INTERVAL)) {
            runs.await();
            assertThat(dispatcher).isNotNull();
        }
    }

    private static void fail(CountDownLatch runs) {
        runs.countDown();
        if (runs.getCount() % 2 == 0) {
            throw new IllegalStateException("a fault");
        }
        throw new Failure.Unavailable(
                FailureCode.DATABASE_UNAVAILABLE, "unavailable", Duration.ofSeconds(2));
    }

    @Test
    void a_series_of_failures_has_one_start_and_one_end() {
        var outage = new FailureStreak();

        assertThat(outage.succeeded()).isFalse();
        assertThat(outage.failed()).isTrue();
        assertThat(outage.failed()).isFalse();
        assertThat(outage.succeeded()).isTrue();
        assertThat(outage.succeeded()).isFalse();
        assertThat(outage.failed()).isTrue();
    }

    @Test
    void closing_waits_for_the_running_delivery_and_starts_no_other() throws InterruptedException {
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var dispatcher =
                ReminderDispatcher.start(
                        () -> {
                            started.countDown();
                            try {
                                finish.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException interrupted) {
                                throw new IllegalStateException(interrupted);
                            }
                            runs.incrementAndGet();
                        },
                        INTERVAL);
        started.await();

        var closing = Thread.ofVirtual().start(dispatcher::close);
        assertThat(closing.join(Duration.ofMillis(50))).isFalse();
        finish.countDown();
        closing.join();

        assertThat(runs).hasValue(1);
    }
}
