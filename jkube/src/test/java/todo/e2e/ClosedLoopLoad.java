package todo.e2e;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Closed-loop load: each client lists tasks again as soon as it has received a response. */
final class ClosedLoopLoad {

    private final Account account;
    private final Instant end;
    private final List<Duration> served = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger shed = new AtomicInteger();
    private final List<String> unhelpful = Collections.synchronizedList(new ArrayList<>());

    /**
     * Results.
     *
     * @param served responses per second
     * @param shed responses per second with 503 and Retry-After
     * @param unhelpful all other responses and errors
     */
    record Report(
            double served, double shed, List<String> unhelpful, Duration median, Duration most) {

        @Override
        public String toString() {
            return "%.0f/s served, %.0f/s shed, median %d ms, 99 %% within %d ms, %d others"
                    .formatted(served, shed, median.toMillis(), most.toMillis(), unhelpful.size());
        }
    }

    private ClosedLoopLoad(Account account, Instant end) {
        this.account = account;
        this.end = end;
    }

    static Report of(int clients, Account account, Duration length) {
        var crowd = new ClosedLoopLoad(account, Instant.now().plus(length));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < clients; i++) {
                threads.execute(crowd::ask);
            }
        }
        return crowd.report(length.toMillis() / 1000.0);
    }

    private void ask() {
        while (Instant.now().isBefore(end)) {
            var begin = System.nanoTime();
            try {
                var answer = account.list();
                if (answer.statusCode() == 200) {
                    served.add(Duration.ofNanos(System.nanoTime() - begin));
                } else if (answer.statusCode() == 503
                        && answer.headers().firstValue("Retry-After").isPresent()) {
                    shed.incrementAndGet();
                } else {
                    unhelpful.add(answer + " " + answer.body());
                }
            } catch (IOException gone) {
                unhelpful.add(gone.toString());
            }
        }
    }

    private Report report(double seconds) {
        var sorted = served.stream().sorted().toList();
        return new Report(
                served.size() / seconds,
                shed.get() / seconds,
                List.copyOf(unhelpful),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100));
    }
}
