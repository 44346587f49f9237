package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Thread me = Thread.currentThread();
    private final Queue<Runnable> processor = new ArrayDeque<>();
    private final BlockingQueue<Runnable> ushered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final Places places = new Places(1);
    private final Turnstile turnstile =
            new Turnstile(
                    task -> (Thread.currentThread() == me ? processor : ushered).add(task), places);
    private final Thread usher = Thread.startVirtualThread(turnstile::usher);

    @AfterEach
    void close() {
        usher.interrupt();
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

    private void execute(String name) {
        turnstile.execute(() -> done.add(name + (places.take() ? " is served" : " is refused")));
    }

    private Runnable next() throws InterruptedException {
        var task = ushered.poll(10, TimeUnit.SECONDS);
        assertThat(task).isNotNull();
        return task;
    }
}
