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

    private final Thread me = Thread.currentThread();
    private final Queue<Runnable> processor = new ArrayDeque<>();
    private final BlockingQueue<Runnable> ushered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final ConcurrencyLimit places = new ConcurrencyLimit(1);
    private final List<Thread> ushers = new ArrayList<>();
    private final AdmissionQueue turnstile = turnstile(places, 0);

    private AdmissionQueue turnstile(ConcurrencyLimit places, int warmUp) {
        var turnstile =
                new AdmissionQueue(
                        task -> (Thread.currentThread() == me ? processor : ushered).add(task),
                        places,
                        warmUp);
        ushers.add(Thread.startVirtualThread(turnstile::usher));
        return turnstile;
    }

    @AfterEach
    void close() {
        ushers.forEach(Thread::interrupt);
    }

    @Test
    void one_is_let_in_at_once_and_the_next_when_it_has_begun() throws InterruptedException {
        turnstile.execute(() -> done.add("first"));
        turnstile.execute(() -> done.add("second"));
        assertThat(processor).hasSize(1);
        assertThat(ushered).isEmpty();

        processor.remove().run();
        next().run();

        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void who_comes_while_all_places_are_taken_waits_for_one() throws InterruptedException {
        assertThat(places.take()).isTrue();
        turnstile.execute(() -> done.add(places.take() ? "served" : "refused"));
        assertThat(processor).isEmpty();

        places.give();
        next().run();

        assertThat(done).containsExactly("served");
    }

    @Test
    void who_has_waited_too_long_is_refused() throws InterruptedException {
        assertThat(places.take()).isTrue();
        turnstile.execute(() -> done.add(places.take() ? "served" : "refused"));

        next().run(); // some time later, though no place is free

        assertThat(done).containsExactly("refused");
    }

    @Test
    void in_a_crowd_the_newest_is_served_and_the_oldest_are_refused() throws InterruptedException {
        assertThat(places.take()).isTrue();
        execute("oldest");
        execute("old");
        next().run(); // some time later
        execute("newest");
        places.give();
        while (done.size() < 3) {
            next().run();
        }

        assertThat(done).startsWith("oldest is refused").contains("newest is served");
    }

    @Test
    void while_it_is_cold_they_wait_longer_and_are_served_in_their_order()
            throws InterruptedException {
        var coldPlaces = new ConcurrencyLimit(1);
        assertThat(coldPlaces.take()).isTrue();
        assertThat(places.take()).isTrue();
        var cold = turnstile(coldPlaces, 1_000);
        execute(cold, coldPlaces, "first");
        execute(cold, coldPlaces, "second");
        execute("who came to a warm one");

        next().run(); // some time later
        assertThat(done).containsExactly("who came to a warm one is refused");
        coldPlaces.give();
        next().run();
        coldPlaces.give();
        next().run();

        assertThat(done).endsWith("first is served", "second is served");
    }

    private void execute(String name) {
        execute(turnstile, places, name);
    }

    private void execute(AdmissionQueue turnstile, ConcurrencyLimit places, String name) {
        turnstile.execute(() -> done.add(name + (places.take() ? " is served" : " is refused")));
    }

    private Runnable next() throws InterruptedException {
        var task = ushered.poll(10, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        return task;
    }
}
