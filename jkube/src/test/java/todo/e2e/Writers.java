package todo.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who add tasks all the time, and send each again, under its key, until it is acknowledged.
 */
final class Writers {

    private static final int PEOPLE = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Account account;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Duration> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> unhelpful = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile boolean going = true;

    /**
     * What came of it.
     *
     * @param refused requests that were answered 503
     * @param broken requests without an answer
     * @param unhelpful answers that were neither 201 nor a 503 that says when to come again
     * @param lost acknowledged tasks that are not there
     * @param doubled tasks that are there more than once
     */
    record Report(
            int acknowledged,
            int refused,
            int broken,
            List<String> unhelpful,
            List<String> lost,
            List<String> doubled,
            Duration slowest) {

        @Override
        public String toString() {
            return "%d added, %d times 503, %d broken off, %d lost, %d doubled, slowest answer %.1f s"
                    .formatted(
                            acknowledged,
                            refused,
                            broken,
                            lost.size(),
                            doubled.size(),
                            slowest.toMillis() / 1000.0);
        }
    }

    private Writers(Account account) {
        this.account = account;
        for (var i = 0; i < PEOPLE; i++) {
            threads.execute(this::write);
        }
    }

    static Writers start(Account account) {
        return new Writers(account);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    private void write() {
        try {
            while (going) {
                var key = UUID.randomUUID().toString();
                while (!added(key)) {
                    Thread.sleep(PAUSE);
                }
                acknowledged.add(key);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean added(String key) {
        var begin = System.nanoTime();
        try {
            var answer = account.add(key, key);
            answers.add(Duration.ofNanos(System.nanoTime() - begin));
            switch (answer.statusCode()) {
                case 201 -> {
                    return true;
                }
                case 503 -> {
                    refused.incrementAndGet();
                    // Where nobody is ready it is the Ingress that says so.
                    if (answer.headers().firstValue("API-Version").isPresent()
                            && answer.headers().firstValue("Retry-After").isEmpty()) {
                        unhelpful.add(answer + " " + answer.body());
                    }
                }
                default -> unhelpful.add(answer + " " + answer.body());
            }
        } catch (IOException gone) {
            broken.incrementAndGet();
        }
        return false;
    }

    /**
     * Ends when everything that was begun is acknowledged.
     *
     * @param reader who looks what is there
     */
    Report stop(Account reader) throws IOException {
        going = false;
        threads.close();
        var there = reader.titles();
        var once = Set.copyOf(there);
        return new Report(
                acknowledged.size(),
                refused.get(),
                broken.get(),
                List.copyOf(unhelpful),
                acknowledged.stream().filter(key -> !once.contains(key)).toList(),
                once.stream().filter(key -> Collections.frequency(there, key) > 1).toList(),
                answers.stream().max(Duration::compareTo).orElse(Duration.ZERO));
    }
}
