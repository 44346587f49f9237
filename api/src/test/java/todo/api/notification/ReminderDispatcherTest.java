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

    private static final Duration OFTEN = Duration.ofMillis(5);

    @Test
    void looks_that_fail_are_followed_by_others() throws InterruptedException {
        var looks = new CountDownLatch(6);
        try (var dispatcher = ReminderDispatcher.start(() -> fail(looks), OFTEN)) {
            looks.await();
            assertThat(dispatcher).isNotNull();
        }
    }

    private static void fail(CountDownLatch looks) {
        looks.countDown();
        if (looks.getCount() % 2 == 0) {
            throw new IllegalStateException("a fault");
        }
        throw new Failure.Unavailable(
                FailureCode.DATABASE_UNAVAILABLE, "away", Duration.ofSeconds(2));
    }

    @Test
    void an_outage_has_one_beginning_and_one_end_however_long_it_is() {
        var outage = new FailureStreak();

        assertThat(outage.succeeded()).isFalse();
        assertThat(outage.failed()).isTrue();
        assertThat(outage.failed()).isFalse();
        assertThat(outage.succeeded()).isTrue();
        assertThat(outage.succeeded()).isFalse();
        assertThat(outage.failed()).isTrue();
    }

    @Test
    void closing_waits_for_the_look_that_is_being_made_and_there_is_no_other_one()
            throws InterruptedException {
        var looking = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var looks = new AtomicInteger();
        var dispatcher =
                ReminderDispatcher.start(
                        () -> {
                            looking.countDown();
                            try {
                                goOn.await(10, TimeUnit.SECONDS);
                            } catch (InterruptedException cut) {
                                throw new IllegalStateException(cut);
                            }
                            looks.incrementAndGet();
                        },
                        OFTEN);
        looking.await();

        var closing = Thread.ofVirtual().start(dispatcher::close);
        assertThat(closing.join(Duration.ofMillis(50))).isFalse();
        goOn.countDown();
        closing.join();

        assertThat(looks).hasValue(1);
    }
}
