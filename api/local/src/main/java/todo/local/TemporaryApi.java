package todo.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs the built API of the checkout in the working directory on a new database, which is deleted
 * afterwards. Prints its address once it is ready, and ends when its standard input does. The
 * service inherits the environment.
 */
public final class TemporaryApi {

    private static final List<String> JAVA =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlogger.config=scripts/dev-logger.properties",
                    "-jar",
                    "api/target/todo-api.jar");

    private TemporaryApi() {}

    /** Exits with 1 and a message if the service or the database fails to start. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var port = freePort();
        var settings =
                Map.of(
                        "PORT",
                        Integer.toString(port),
                        "DATABASE_URL",
                        LocalPostgres.shared().freshDatabase(),
                        "SECRET_KEY",
                        "a secret for checks, never used elsewhere");
        var log = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try (var api = Service.start("api", JAVA, settings, log)) {
            var address = "http://127.0.0.1:" + port;
            api.awaitReady(URI.create(address + "/ready"));
            System.out.println(address);
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (Service.Failed failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }
}
