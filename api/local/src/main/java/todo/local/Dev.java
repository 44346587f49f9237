package todo.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import todo.local.Service.Failed;

/**
 * Runs the built services of the checkout in the working directory until it is stopped. Data and
 * secrets are kept between runs in the folder {@code .local}.
 */
public final class Dev {

    private static final Path DATA = Path.of(".local").toAbsolutePath();
    private static final List<String> JAVA =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogger.config=scripts/dev-logger.properties",
                    "-jar");

    /** The frontend runs on this machine and sends X-Forwarded-For. */
    private static final String LOOPBACK = "127.0.0.0/8,::1";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private volatile boolean stopping;

    private Dev(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    /** Exits with 1 and a message if a service or the database fails to start or ends by itself. */
    public static void main(String[] arguments) throws InterruptedException {
        var dev =
                new Dev(System.getenv(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Runtime.getRuntime().addShutdownHook(new Thread(dev::stop));
        try {
            dev.run();
        } catch (Failed | IOException | UncheckedIOException failure) {
            if (!dev.stopping) {
                dev.out.println("\n" + failure.getMessage() + ".");
                System.exit(1);
            }
        }
    }

    private void run() throws IOException, InterruptedException {
        var port = port("PORT", 3000);
        var apiPort = port("API_PORT", 8000);
        var apiUrl = "http://localhost:" + apiPort;
        var database = database();
        var secret =
                environment.getOrDefault("SECRET_KEY", SecretFile.read(DATA.resolve("secret-key")));

        var api =
                start(
                        "api",
                        apiPort,
                        Map.of(
                                "DATABASE_URL",
                                database,
                                "SECRET_KEY",
                                secret,
                                "TRUSTED_PROXIES",
                                LOOPBACK));
        var web = start("web", port, Map.of("NEXT_PUBLIC_API_URL", apiUrl));
        api.awaitReady(URI.create(apiUrl + "/ready"));
        web.awaitReady(URI.create("http://localhost:" + port + "/api/health"));

        out.printf("%nOpen http://localhost:%d (Ctrl-C stops everything)%n%n", port);
        throw new Failed(CompletableFuture.anyOf(api.ended(), web.ended()).join().toString());
    }

    private int port(String key, int fallback) throws IOException {
        var text = environment.getOrDefault(key, Integer.toString(fallback));
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
            throw new Failed(key + " has to be a number between 1 and 65535");
        }
        try (var probe = new ServerSocket(Integer.parseInt(text))) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            throw new Failed(
                    "Port %s cannot be used (%s): choose another with %s=…"
                            .formatted(text, taken.getMessage(), key));
        }
    }

    private synchronized String database() {
        var own = environment.getOrDefault("DATABASE_URL", "");
        if (!own.isBlank()) {
            return own;
        }
        var directory = DATA.resolve("postgres");
        out.println("Starting PostgreSQL; its data is in " + directory);
        var postgres = LocalPostgres.start(directory);
        stops.push(postgres::close);
        return postgres.database("todo");
    }

    private synchronized Service start(String name, int port, Map<String, String> settings)
            throws IOException {
        if (stopping) {
            throw new Failed(name + " was not started: this process is stopping");
        }
        out.println("Starting " + name + " on port " + port);
        var arguments = new ArrayList<>(JAVA);
        arguments.add(name + "/target/todo-" + name + ".jar");
        var all = new HashMap<>(settings);
        all.put("PORT", Integer.toString(port));
        var service = Service.start(name, arguments, all, out);
        stops.push(service::close);
        return service;
    }

    /** Stops everything in reverse order of start, so that no service loses its dependencies. */
    private synchronized void stop() {
        stopping = true;
        stops.forEach(Runnable::run);
    }
}
