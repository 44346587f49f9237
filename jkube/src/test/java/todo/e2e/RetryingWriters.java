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
 * Clients that add tasks continuously and retry each with its idempotency key until it is
 * acknowledged.
 */
final class RetryingWriters {

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
     * Results.
     *
     * @param refused responses with 503
     * @param broken requests without a response
     * @param unhelpful responses other than 201, and 503 without Retry-After
     * @param lost acknowledged tasks that are missing
     * @param doubled tasks that exist more than once
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
            return "%d added, %d responses with 503, %d broken, %d lost, %d duplicated, slowest response %.1f s"
                    .formatted(
                            acknowledged,
                            refused,
                            broken,
                            lost.size(),
                            doubled.size(),
                            slowest.toMillis() / 1000.0);
        }
    }

    private RetryingWriters(Account account) {
        this.account = account;
        for (var i = 0; i < PEOPLE; i++) {
            threads.execute(this::write);
        }
    }

    static RetryingWriters start(Account account) {
        return new RetryingWriters(account);
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
                    // If no pod is ready, the Ingress answers.
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
     * Stops after every task that was begun is acknowledged.
     *
     * @param reader the account that reads the tasks
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
