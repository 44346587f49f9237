package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionQueueTest {

    private final Thread testThread = Thread.currentThread();
    private final Queue<Runnable> startedAtOnce = new ArrayDeque<>();
    private final BlockingQueue<Runnable> startedLater = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ConcurrencyLimit limit = new ConcurrencyLimit(1);
    private final List<Thread> queueThreads = new ArrayList<>();
    private final AdmissionQueue queue = queue(limit, 0);

    private AdmissionQueue queue(ConcurrencyLimit limit, int warmUp) {
        var queue =
                new AdmissionQueue(
                        task ->
                                (Thread.currentThread() == testThread
                                                ? startedAtOnce
                                                : startedLater)
                                        .add(task),
                        limit,
                        warmUp);
        queueThreads.add(Thread.startVirtualThread(queue::runQueue));
        return queue;
    }

    @AfterEach
    void close() {
        queueThreads.forEach(Thread::interrupt);
    }

    @Test
    void as_many_start_at_once_as_there_are_permits_and_the_next_when_one_has_started()
            throws InterruptedException {
        queue.execute(() -> done.add("first"));
        queue.execute(() -> done.add("second"));
        assertThat(startedAtOnce).hasSize(1);
        assertThat(startedLater).isEmpty();

        startedAtOnce.remove().run();
        next().run();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void a_request_without_a_permit_waits_for_one() throws InterruptedException {
        assertThat(limit.tryAcquire()).isTrue();
        queue.execute(() -> done.add(limit.tryAcquire() ? "served" : "rejected"));
        assertThat(startedAtOnce).isEmpty();

        limit.release();
        next().run();

        assertThat(done).containsExactly("served");
    }

    @Test
    void a_request_that_waited_too_long_is_rejected() throws InterruptedException {
        assertThat(limit.tryAcquire()).isTrue();
        queue.execute(() -> done.add(limit.tryAcquire() ? "served" : "rejected"));

        next().run(); // some time later, though no permit is free

        assertThat(done).containsExactly("rejected");
    }

    @Test
    void under_overload_the_newest_is_served_and_the_oldest_are_rejected()
            throws InterruptedException {
        assertThat(limit.tryAcquire()).isTrue();
        execute("oldest");
        execute("old");
        next().run(); // some time later
        execute("newest");
        limit.release();
        while (done.size() < 3) {
            next().run();
        }

        assertThat(done).startsWith("oldest is rejected").contains("newest is served");
    }

    @Test
    void while_the_jvm_is_cold_requests_wait_longer_and_are_served_in_order()
            throws InterruptedException {
        var coldLimit = new ConcurrencyLimit(1);
        assertThat(coldLimit.tryAcquire()).isTrue();
        assertThat(limit.tryAcquire()).isTrue();
        var cold = queue(coldLimit, 1_000);
        execute(cold, coldLimit, "first");
        execute(cold, coldLimit, "second");
        execute("warm");

        next().run(); // some time later
        assertThat(done).containsExactly("warm is rejected");
        coldLimit.release();
        next().run();
        coldLimit.release();
        next().run();

        assertThat(done).endsWith("first is served", "second is served");
    }

    @Test
    void while_the_jvm_is_cold_fewer_requests_are_started() throws InterruptedException {
        var coldLimit = new ConcurrencyLimit(3, 1);
        assertThat(coldLimit.tryAcquire()).isTrue();
        var cold = queue(coldLimit, 1_000);

        execute(cold, coldLimit, "first");
        assertThat(startedAtOnce).isEmpty();
        coldLimit.release();
        next().run();

        assertThat(done).containsExactly("first is served");
    }

    @Test
    void what_piled_up_while_the_jvm_was_cold_is_served_when_it_is_warm()
            throws InterruptedException {
        var coldLimit = new ConcurrencyLimit(1);
        assertThat(coldLimit.tryAcquire()).isTrue();
        assertThat(limit.tryAcquire()).isTrue();
        var cold = queue(coldLimit, 2);
        for (var name : List.of("first", "second", "third")) {
            execute(cold, coldLimit, name);
        }
        execute("warm");
        next().run(); // some time later
        assertThat(done).containsExactly("warm is rejected");

        for (var name : List.of("first", "second", "third")) {
            coldLimit.release();
            next().run();
            assertThat(done).endsWith(name + " is served");
        }
    }

    private void execute(String name) {
        execute(queue, limit, name);
    }

    private void execute(AdmissionQueue queue, ConcurrencyLimit limit, String name) {
        queue.execute(() -> done.add(name + (limit.tryAcquire() ? " is served" : " is rejected")));
    }

    private Runnable next() throws InterruptedException {
        var task = startedLater.poll(10, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        return task;
    }
}
