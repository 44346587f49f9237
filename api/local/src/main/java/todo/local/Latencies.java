package todo.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * The latencies of many requests.
 *
 * @param sorted in nanoseconds, ascending
 * @param seconds how long all requests took together
 */
record Latencies(List<Long> sorted, double seconds) {

    /** A request to measure. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs the requests one after the other. */
    static Latencies sequential(int count, IntFunction<Work> works) throws Exception {
        var times = new ArrayList<Long>();
        var start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            times.add(time(System.nanoTime(), works.apply(i)));
        }
        return of(times, start);
    }

    /** Closed loop: each connection sends its next request when the last one is answered. */
    static Latencies closedLoop(
            List<BenchConnection> connections, BenchConnection.Exchange exchange, double seconds)
            throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        return concurrently(
                connections.stream()
                        .<Callable<List<Long>>>map(connection ->
                                () -> {
                                    var times = new ArrayList<Long>();
                                    while (System.nanoTime() < end) {
                                        times.add(
                                                time(
                                                        System.nanoTime(),
                                                        () -> exchange.run(connection)));
                                    }
                                    return times;
                                })
                        .toList());
    }

    /**
     * Open loop: a fixed number of requests a second. Each latency is measured from the time when
     * the request was due, so a slow answer also counts for the requests that it delays.
     */
    static Latencies openLoop(
            List<BenchConnection> connections,
            BenchConnection.Exchange exchange,
            double rate,
            double seconds)
            throws InterruptedException, ExecutionException {
        var every = 1e9 * connections.size() / rate;
        var start = System.nanoTime() + 10_000_000;
        var works = new ArrayList<Callable<List<Long>>>();
        for (var i = 0; i < connections.size(); i++) {
            var connection = connections.get(i);
            var first = start + (long) (every * i / connections.size());
            works.add(() -> {
                var times = new ArrayList<Long>();
                for (var n = 0; n * every < seconds * 1e9; n++) {
                    var due = first + (long) (n * every);
                    LockSupport.parkNanos(due - System.nanoTime());
                    times.add(time(due, () -> exchange.run(connection)));
                }
                return times;
            });
        }
        return concurrently(works);
    }

    private static Latencies concurrently(List<Callable<List<Long>>> works)
            throws InterruptedException, ExecutionException {
        var start = System.nanoTime();
        var all = Collections.synchronizedList(new ArrayList<Long>());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Long>> times : threads.invokeAll(works)) {
                all.addAll(times.get());
            }
        }
        return of(all, start);
    }

    private static Latencies of(List<Long> times, long start) {
        return new Latencies(times.stream().sorted().toList(), (System.nanoTime() - start) / 1e9);
    }

    private static long time(long start, Work work) throws IOException {
        try {
            work.run();
        } catch (IOException | RuntimeException failed) {
            throw new IOException(failed.getMessage(), failed);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
        return System.nanoTime() - start;
    }

    double rate() {
        return sorted.size() / seconds;
    }

    /**
     * @return in ms
     */
    double percentile(int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                percentile(50),
                percentile(95),
                percentile(99));
    }
}
