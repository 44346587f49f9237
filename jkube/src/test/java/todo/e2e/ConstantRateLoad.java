package todo.e2e;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Open-loop load at a constant rate, regardless of response times: every fifth request adds a task,
 * every fifth requests a page of the frontend, the others list the tasks.
 */
final class ConstantRateLoad {

    private final Account account;
    private final int before;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger added = new AtomicInteger();
    private final List<Duration> answers = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());

    /**
     * Results.
     *
     * @param failures every failed request, with the reason
     * @param lost the number of acknowledged tasks that are missing
     */
    record Report(
            int requests,
            List<String> failures,
            int lost,
            Duration median,
            Duration percentile95,
            Duration slowest) {

        @Override
        public String toString() {
            return "%d requests, %d failed, %d tasks lost, median %d ms, 95 %% within %d ms, slowest %d ms"
                    .formatted(
                            requests,
                            failures.size(),
                            lost,
                            median.toMillis(),
                            percentile95.toMillis(),
                            slowest.toMillis());
        }
    }

    private ConstantRateLoad(Account account, int rate) {
        this.account = account;
        this.before = account.total();
        var _ =
                clock.scheduleAtFixedRate(
                        () -> threads.execute(this::send),
                        0,
                        TimeUnit.SECONDS.toMicros(1) / rate,
                        TimeUnit.MICROSECONDS);
    }

    /**
     * @param rate requests a second
     */
    static ConstantRateLoad start(Account account, int rate) {
        return new ConstantRateLoad(account, rate);
    }

    /** The number of requests so far. */
    int sent() {
        return sent.get();
    }

    /** Stops the load and waits for outstanding responses. */
    Report stop() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.MINUTES);
        threads.close();
        var sorted = answers.stream().sorted().toList();
        return new Report(
                sent.get(),
                List.copyOf(failures),
                before + added.get() - account.total(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.getLast());
    }

    private HttpResponse<String> read(int number) throws IOException {
        return number % 5 == 1 ? account.page() : account.list();
    }

    private void send() {
        var number = sent.incrementAndGet();
        var adds = number % 5 == 0;
        var start = System.nanoTime();
        try {
            var answer = adds ? account.add("Task " + number) : read(number);
            answers.add(Duration.ofNanos(System.nanoTime() - start));
            if (answer.statusCode() != (adds ? 201 : 200)) {
                failures.add(Instant.now() + " " + answer + " " + answer.body());
            } else if (adds) {
                added.incrementAndGet();
            }
        } catch (IOException broken) {
            failures.add(Instant.now() + " " + broken);
        }
    }
}
