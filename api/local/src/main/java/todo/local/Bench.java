package todo.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Benchmarks the built API of the checkout in the working directory: searches among few and many
 * tasks, lists under load, calls of a tool, and a plain {@code select 1} for comparison.
 */
public final class Bench {

    private static final int TASKS = 1_000;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    /** The memory limit of the image's container, and the options of its JVM. */
    private static final List<String> JAVA =
            List.of(
                    "-XX:MaxRAM=256m",
                    "@jkube/src/image/app/jvm.options",
                    "@jkube/src/image/app/backend.options",
                    "-jar",
                    "api/target/todo-api.jar");

    /** The log is written, as in a cluster, and discarded here. */
    private static final PrintStream DISCARD = new PrintStream(OutputStream.nullOutputStream());

    private final java.sql.Connection database;
    private final int port;

    private Bench(java.sql.Connection database, int port) {
        this.database = database;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        var users = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
        var directory = Files.createTempDirectory("todo-bench");
        try (var postgres = LocalPostgres.start(directory)) {
            var url = postgres.freshDatabase();
            var port = freePort();
            var settings =
                    Map.of(
                            "PORT",
                            Integer.toString(port),
                            "DATABASE_URL",
                            url,
                            "SECRET_KEY",
                            "a secret for benchmarks, never used elsewhere");
            try (var api = Service.start("api", JAVA, settings, DISCARD);
                    var database = DriverManager.getConnection(jdbc(url))) {
                api.awaitReady(URI.create("http://localhost:" + port + "/ready"));
                new Bench(database, port).run(users, api);
            }
        } finally {
            remove(directory);
        }
    }

    private void run(int users, Service api) throws Exception {
        var baseline = Latencies.sequential(2_000, i -> () -> execute("select 1"));
        report("select 1", baseline.toString(), "");
        tools();

        var one = register("one@example.org");
        fill("email = 'one@example.org'", 10 * TASKS);
        var few = searches(one);
        report("search, 10,000 tasks of one user", few.toString(), goal(few.percentile(95), 20));

        var other = register("other@example.org");
        execute(
                """
                insert into users (id, email, password_hash, created_at)
                select gen_random_uuid(), 'person' || i || '@example.org', '', now() from generate_series(1, %d) i
                """
                        .formatted(users - 1));
        fill("email <> 'one@example.org'", TASKS);
        var many = searches(other);
        report(
                "search, %,d tasks of %,d users".formatted(users * TASKS, users),
                many.toString(),
                goal(many.percentile(95), 20));
        report("the same, by the user of 10,000", searches(one).toString(), "");

        load(other, "");
        try (var bench = new EventStreamBench(port, registered(100))) {
            var streams = "%,d streams".formatted(bench.streams());
            report("a change, received by 10 of " + streams, bench.changes().toString(), "");
            load(other, ", with " + streams);
        }
        report(
                "peak resident memory",
                api.peakMemory() / 1024 + " MiB",
                goal(api.peakMemory() / 1024.0, 200));
    }

    private void load(String token, String suffix) throws Exception {
        var path = "/api/tasks?limit=20";
        BenchConnection.Exchange list = connection -> connection.get(path);
        var connections = connections(16, token);
        Latencies.closedLoop(connections, list, 10);
        var health = Latencies.closedLoop(connections, connection -> connection.get("/health"), 5);
        var most = Latencies.closedLoop(connections, list, 10);
        var rate =
                "%.0f a second, %.2f × /health".formatted(most.rate(), most.rate() / health.rate());
        report("GET " + path + suffix, rate, "");
        var half = Latencies.openLoop(connections, list, most.rate() / 2, 15);
        report("GET at half of that rate" + suffix, half.toString(), goal(half.percentile(99), 10));
        close(connections);
    }

    private List<BenchConnection> connections(int count, String token) throws IOException {
        var connections = new ArrayList<BenchConnection>();
        while (connections.size() < count) {
            connections.add(new BenchConnection(port, token));
        }
        return connections;
    }

    private static void close(List<BenchConnection> connections) throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private void tools() throws Exception {
        var connections = connections(4, register("twenty@example.org"));
        fill("email = 'twenty@example.org'", ToolCallBench.TASKS);
        var bench = ToolCallBench.run(connections);
        close(connections);
        report(
                "tools/call find_tasks, 20 tasks",
                "%.2f × GET /api/tasks".formatted(bench.ratio()),
                bench.ratio() < 0.9 ? "UNDER, goal 0.9" : "good, goal 0.9");
        var half = bench.half();
        report("the same at half of that rate", half.toString(), goal(half.percentile(99), 15));
    }

    /** Searches for words, prefixes, phrases and words with filters. */
    private Latencies searches(String token) throws Exception {
        try (var connection = new BenchConnection(port, token)) {
            var shapes =
                    List.of(
                            "%s",
                            "%.1s",
                            "%.3s",
                            "%%22%s%%22",
                            "%s%%20is:open",
                            "%s%%20or%%20due:this-week");
            Latencies.sequential(200, i -> () -> connection.get(search(shapes, i)));
            return Latencies.sequential(1_200, i -> () -> connection.get(search(shapes, i)));
        }
    }

    private static String search(List<String> shapes, int number) {
        var word = word(number * number % 331);
        return "/api/tasks/search?limit=20&q=" + shapes.get(number % shapes.size()).formatted(word);
    }

    /** The word with this number, as {@link #fill} stores it. */
    private static String word(int number) {
        return new StringBuilder(Integer.toString(number * 7919 % 46_656 + 46_656, 36))
                .reverse()
                .toString()
                .replaceAll("[0-9]", "e");
    }

    private List<String> registered(int count) throws IOException {
        var tokens = new ArrayList<String>();
        while (tokens.size() < count) {
            tokens.add(register("listener%d@example.org".formatted(tokens.size())));
        }
        return tokens;
    }

    private String register(String email) throws IOException {
        try (var anonymous = new BenchConnection(port, "")) {
            var answer =
                    anonymous.post(
                            "/api/auth/register",
                            "{\"email\":\"%s\",\"password\":\"correct horse battery\"}"
                                    .formatted(email));
            var token = TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IOException(answer);
            }
            return token.group(1);
        }
    }

    /**
     * Adds {@code count} tasks to each of those users; some of their words are frequent, most rare.
     */
    private void fill(String users, int count) throws SQLException {
        var words = new ArrayList<String>();
        for (var i = 0; i < 4_000; i++) {
            words.add("'" + word(i) + "'");
        }
        System.out.println("… adding tasks");
        execute(
                "create temporary table if not exists words as select array["
                        + String.join(",", words)
                        + "] as word");
        execute("alter table tasks disable trigger user");
        execute(
                """
                insert into tasks (id, user_id, title, description, status, priority, tags, due_date, position,
                  created_at, updated_at, completed_at)
                select gen_random_uuid(), users.id,
                  (select string_agg(word[floor(exp(random() * ln(4000)))::int + 0 * n], ' ') from generate_series(1, 5 + 0 * i) n),
                  (select string_agg(word[floor(exp(random() * ln(4000)))::int + 0 * n], ' ') from generate_series(1, 12 + 0 * i) n),
                  case when i %% 3 = 0 then 'completed' else 'pending' end, 'Medium',
                  case when i %% 4 = 0 then array['home'] else '{}' end,
                  case when i %% 2 = 0 then now() + (i %% 400 - 200) * interval '5 hours' end,
                  lpad(to_hex(i), 8, '0') || 'i', now() - i * interval '1 minute', now(),
                  case when i %% 3 = 0 then now() end
                from users, words, generate_series(1, %d) i where %s
                """
                        .formatted(count, users));
        execute("alter table tasks enable trigger user");
        execute("vacuum analyze tasks");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String jdbc(String url) {
        var uri = URI.create(url);
        var user = uri.getUserInfo().split(":", 2);
        return "jdbc:postgresql://%s:%d%s?user=%s&password=%s"
                .formatted(uri.getHost(), uri.getPort(), uri.getPath(), user[0], user[1]);
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static String goal(double measured, double most) {
        return String.format(
                Locale.ROOT, "%s, goal %.0f", measured <= most ? "good" : "OVER", most);
    }

    private static void report(String what, String measured, String verdict) {
        System.out.printf("%-46s %-44s %s%n", what, measured, verdict);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
