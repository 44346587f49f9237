package todo.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** One of the images in the Docker engine. */
record Image(String name) {

    private static final double MEGABYTE = 1_000_000;

    /**
     * Makes it known to the cluster by the command of the property {@code e2e.load}; without one it
     * already is.
     */
    void load() {
        var command = System.getProperty("e2e.load", "");
        if (!command.isEmpty()) {
            Commands.run(command, name);
        }
    }

    double unpackedMegabytes() {
        return Long.parseLong(
                        Commands.run("docker", "image", "inspect", "--format", "{{.Size}}", name)
                                .strip())
                / MEGABYTE;
    }

    /** As a registry would keep it. */
    double compressedMegabytes() {
        try (var counter = new Counter()) {
            var save = new ProcessBuilder("docker", "save", name).start();
            try (var gzip = new GZIPOutputStream(counter, 1 << 16)) {
                save.getInputStream().transferTo(gzip);
            }
            return counter.bytes / MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
