package todo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs a service from the classes of a checkout, and anew each time that they have changed: what
 * the image todo-dev does. It looks at the files' times itself, for a mount between two machines
 * tells nobody of changes. A service that ends by itself is left alone until the next one.
 *
 * <p>The service runs from a copy of the classes, so that it sees none of a compiler's half work.
 *
 * <p>Arguments: the checkout, then options for the service's JVM. Environment, beside the service's
 * own: {@code RELOAD}, its name (api or web); {@code DEBUG_PORT}, where a debugger of the same host
 * can attach (none by default).
 */
public final class Reload {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String HTTP = "api/http/target/classes";
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final Path checkout;
    private final String name;
    private final String main;
    private final List<String> options;
    private @Nullable Process process;
    private @Nullable Path copy;
    private boolean stopping;

    private Reload(Path checkout, String name, List<String> options) {
        this.checkout = checkout;
        this.name = name;
        this.main = "todo." + name + ".Main";
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        var port = System.getenv().getOrDefault("DEBUG_PORT", "");
        if (!port.isEmpty()) {
            options.add(
                    "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:"
                            + port);
        }
        var reload =
                new Reload(
                        Path.of(arguments[0]), System.getenv().getOrDefault("RELOAD", ""), options);
        Runtime.getRuntime().addShutdownHook(new Thread(reload::end));
        reload.watch();
    }

    private void watch() throws IOException, InterruptedException {
        var built = checkout.resolve(name, "target");
        if (!Files.isReadable(built)) {
            throw new IllegalStateException(
                    built
                            + " cannot be read: mount a checkout that is built, for everybody to"
                            + " read, and name api or web in RELOAD");
        }
        var running = Map.<Path, FileTime>of();
        while (true) {
            var now = times();
            // Maven takes all of the old classes away before it makes new ones.
            if (!now.equals(running) && now.containsKey(mainClass())) {
                Thread.sleep(PAUSE);
                if (times().equals(now) && restart()) {
                    running = now;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private Path mainClass() {
        return checkout.resolve(name, "target/classes", main.replace('.', '/') + ".class");
    }

    private Map<Path, FileTime> times() throws IOException {
        var times = new TreeMap<Path, FileTime>();
        for (var folder :
                List.of(checkout.resolve(name, "target/classes"), checkout.resolve(HTTP))) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    times.put(file, Files.getLastModifiedTime(file));
                }
            } catch (NoSuchFileException | UncheckedIOException vanishing) {
                return Map.of();
            }
        }
        return times;
    }

    /**
     * @return false if there is nothing whole to start: a build has just begun
     */
    private synchronized boolean restart() throws IOException {
        if (stopping) {
            return false;
        }
        var classes = Files.createTempDirectory("classes");
        try {
            copy(checkout.resolve(name, "target/classes"), classes.resolve(name));
            copy(checkout.resolve(HTTP), classes.resolve("http"));
        } catch (NoSuchFileException | UncheckedIOException vanishing) {
            remove(classes);
            return false;
        }
        stop();
        copy = classes;
        process = start(classes);
        return true;
    }

    private Process start(Path classes) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = "%1$s/%2$s:%1$s/http:%3$s/%2$s/target/lib/*".formatted(classes, name, checkout);
        var builder = new ProcessBuilder(java).inheritIO();
        builder.command().addAll(options);
        builder.command().addAll(List.of("-cp", path, main));
        // Nobody has to be let go gently: the next one is to come at once.
        builder.environment().put("DRAIN_SECONDS", "0");
        System.out.println(name + " starts");
        return builder.start();
    }

    private synchronized void end() {
        stopping = true;
        try {
            stop();
        } catch (IOException left) {
            System.err.println(left.getMessage());
        }
    }

    private void stop() throws IOException {
        if (process != null) {
            process.toHandle().destroy();
            try {
                if (!process.waitFor(TO_STOP)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException hurry) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        if (copy != null) {
            remove(copy);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
