package todo.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** An image in the Docker engine. */
record Image(String name) {

    private static final double MEGABYTE = 1_000_000;

    /**
     * Loads the image into the cluster with the command in the property {@code e2e.load}, if set.
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

    /** The compressed size, as in a registry. */
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
