package image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the AOT cache: the listed classes in the JVM's internal form, parsed, verified, linked and
 * partly initialised.
 *
 * <p>From one list the JVM writes identical caches, except for soft references, which contain the
 * time of their last use in milliseconds since the machine started. So the cache is written twice.
 * Wherever the two differ, the value must be such a time, and is set to 0.
 */
final class AotCache {

    /**
     * Size of the header, one page. Its checksums differ as well; the JVM checks them only on
     * request.
     */
    private static final int HEADER = 4096;

    private AotCache() {}

    static void write(RootFileSystem root, List<String> classes, Path work)
            throws IOException, InterruptedException {
        var list = Files.write(work.resolve(root.name() + ".list"), classes);
        var from = monotonicMillis();
        var first = dump(root, list, work);
        var second = dump(root, list, work);
        settle(first, second, from, monotonicMillis());
        Files.write(root.path().resolve("app/aot.cache"), first.array());
    }

    private static ByteBuffer dump(RootFileSystem root, Path list, Path work)
            throws IOException, InterruptedException {
        var cache = work.resolve(root.name() + ".cache");
        Files.deleteIfExists(cache);
        var dump =
                new ProcessBuilder(
                                root.command(
                                        "-Xshare:dump",
                                        "-XX:+AOTClassLinking",
                                        "-XX:ActiveProcessorCount=1",
                                        "-XX:SharedClassListFile=" + list,
                                        "-XX:SharedArchiveFile=" + cache))
                        .directory(root.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve(root.name() + ".dump.log").toFile());
        dump.environment().clear();
        if (dump.start().waitFor() != 0) {
            throw new IllegalStateException(
                    "Writing the AOT cache failed: see " + dump.redirectOutput().file());
        }
        return ByteBuffer.wrap(Files.readAllBytes(cache)).order(LITTLE_ENDIAN);
    }

    private static void settle(ByteBuffer first, ByteBuffer second, long from, long to) {
        if (first.capacity() != second.capacity()) {
            throw new IllegalStateException("The two AOT caches differ in size");
        }
        for (var at = 0; at < first.capacity(); at += 4) {
            var value = first.getInt(at);
            if (value != second.getInt(at)) {
                if (at >= HEADER && (value < from || value > to)) {
                    throw new IllegalStateException(
                            "The AOT caches differ at offset %d in a value that is not a time"
                                    .formatted(at));
                }
                first.putInt(at, 0);
            }
        }
    }

    /** HotSpot's clock for soft references: Linux's CLOCK_MONOTONIC. */
    private static long monotonicMillis() {
        return System.nanoTime() / 1_000_000;
    }
}
