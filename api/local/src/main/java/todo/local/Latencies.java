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
 * How long each of many requests took, in nanoseconds, in order of size.
 *
 * @param seconds how long all of them took together
 */
record Latencies(List<Long> sorted, double seconds) {

    /** Something that is measured; it fails by any exception. */
    interface Work {
        void run() throws Exception;
    }

    /** One after the other. */
    static Latencies of(int count, IntFunction<Work> works) throws Exception {
        var times = new ArrayList<Long>();
        var start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            times.add(time(System.nanoTime(), works.apply(i)));
        }
        return of(times, start);
    }

    /** As many as there are answers for: each connection asks again when it is answered. */
    static Latencies fast(List<BenchConnection> connections, String path, double seconds)
            throws InterruptedException, ExecutionException {
        var end = System.nanoTime() + (long) (seconds * 1e9);
        return together(
                connections.stream()
                        .<Callable<List<Long>>>map(connection ->
                                () -> {
                                    var times = new ArrayList<Long>();
                                    while (System.nanoTime() < end) {
                                        times.add(
                                                time(
                                                        System.nanoTime(),
                                                        () -> connection.get(path)));
                                    }
                                    return times;
                                })
                        .toList());
    }

    /**
     * So many a second, whatever the answers take. The time of each begins when it should have been
     * sent, so that a slow answer counts for those that wait behind it.
     */
    static Latencies steady(
            List<BenchConnection> connections, String path, double rate, double seconds)
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
                    times.add(time(due, () -> connection.get(path)));
                }
                return times;
            });
        }
        return together(works);
    }

    private static Latencies together(List<Callable<List<Long>>> works)
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
