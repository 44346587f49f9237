package todo.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Programs of this machine, run as a person would type them. */
final class Commands {

    /** The checkout. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Commands() {}

    /**
     * Runs a program in the checkout and waits for its end.
     *
     * @return what it wrote
     * @throws AssertionError with what it wrote if it does not end with 0
     */
    static String run(String... command) {
        var builder =
                new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
        try {
            var process = builder.start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command[0] + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
