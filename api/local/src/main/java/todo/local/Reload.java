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
 * Runs a service from the classes of a checkout and restarts it whenever they change: the entry
 * point of the image todo-dev. It polls the files' times, because a mount between two machines
 * reports no changes. A service that ends by itself is started again after the next change.
 *
 * <p>The service runs from a copy of the classes, so that it never sees an unfinished build.
 *
 * <p>Arguments: the checkout, then options for the service's JVM. Environment, besides the
 * service's own: {@code RELOAD}, its name (api or web); {@code DEBUG_PORT}, the port for a debugger
 * on the same host (none by default).
 */
public final class Reload {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String HTTP = "api/http/target/classes";
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

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
        this.main = "todo." + name + (name.equals("web") ? ".WebMain" : ".ApiMain");
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
                            + " cannot be read: mount a built checkout that everybody can read,"
                            + " and set RELOAD to api or web");
        }
        var running = Map.<Path, FileTime>of();
        while (true) {
            var now = times();
            // Maven deletes all old classes before it compiles.
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
     * @return false if the classes are incomplete because a build has begun
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
        // Restart without waiting for clients.
        builder.environment().put("DRAIN_SECONDS", "0");
        System.out.println("Starting " + name);
        return builder.start();
    }

    private synchronized void end() {
        stopping = true;
        try {
            stop();
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
        }
    }

    private void stop() throws IOException {
        if (process != null) {
            process.toHandle().destroy();
            try {
                if (!process.waitFor(STOP_TIMEOUT)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException interrupted) {
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
