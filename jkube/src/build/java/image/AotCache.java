package image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the AOT cache: the classes of a list as the JVM has them in memory, parsed, verified,
 * linked and partly initialised.
 *
 * <p>The JVM writes the same cache from the same list, but for soft references: each holds the time
 * at which it was last used, in milliseconds since the machine started. So the cache is written
 * twice; where the two differ, it has to be by such a time, and the time is set to 0.
 */
final class AotCache {

    /**
     * The header is a page; the checksums in it, which nobody checks unless asked to, differ as
     * well.
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
                    "The AOT cache cannot be written: see " + dump.redirectOutput().file());
        }
        return ByteBuffer.wrap(Files.readAllBytes(cache)).order(LITTLE_ENDIAN);
    }

    private static void settle(ByteBuffer first, ByteBuffer second, long from, long to) {
        if (first.capacity() != second.capacity()) {
            throw new IllegalStateException("The AOT cache has another size the second time");
        }
        for (var at = 0; at < first.capacity(); at += 4) {
            var value = first.getInt(at);
            if (value != second.getInt(at)) {
                if (at >= HEADER && (value < from || value > to)) {
                    throw new IllegalStateException(
                            "The AOT cache differs at %d by what is no time".formatted(at));
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
