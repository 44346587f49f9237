package todo.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import todo.api.account.PasswordHasher;
import todo.api.chat.ChatSetup;
import todo.api.oauth.DocumentFetch;
import todo.local.LocalPostgres;

/** The real service on a free port, over a new database of the real PostgreSQL. */
public final class TestApi implements AutoCloseable {

    public static final String SECRET_KEY = "a secret of at least 32 bytes, for tests";

    public static final String PASSWORD = "a long enough one";

    /** A guess is no work here: a test has hundreds of people. */
    private static final PasswordHasher.Cost COST = new PasswordHasher.Cost(8, 1);

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final App app;

    private TestApi(App app) {
        this.app = app;
    }

    /** Starts on a new database and waits until it is ready. */
    public static TestApi start() {
        var api = start(database(), Clock.systemUTC(), Map.of());
        api.awaitReady();
        return api;
    }

    /**
     * @return the address of a new database whose tables are there, and empty
     */
    public static String database() {
        return LocalPostgres.shared().copyOf(Prepared.NAME);
    }

    /** Copied for each test, for that takes a tenth of the time that the migrations take. */
    private static final class Prepared {

        private static final String NAME = prepare();

        private static String prepare() {
            var name = "prepared";
            var url = LocalPostgres.shared().database(name);
            try (var api = start(url, Clock.systemUTC(), Map.of())) {
                api.awaitReady();
            }
            return name;
        }
    }

    /** Starts, and does not wait. */
    public static TestApi start(String databaseUrl, Clock clock, Map<String, String> environment) {
        return start(databaseUrl, clock, environment, chat -> chat);
    }

    /** The same, with another assistant. */
    public static TestApi start(
            String databaseUrl,
            Clock clock,
            Map<String, String> environment,
            UnaryOperator<ChatSetup> chat) {
        return start(databaseUrl, clock, environment, chat, DocumentFetch.fromInternet());
    }

    /** The same, with another way to the documents of OAuth's clients. */
    public static TestApi start(
            String databaseUrl,
            Clock clock,
            Map<String, String> environment,
            UnaryOperator<ChatSetup> chat,
            DocumentFetch documents) {
        var variables = new HashMap<String, String>();
        variables.put("PORT", "0");
        variables.put("DATABASE_URL", databaseUrl);
        variables.put("SECRET_KEY", SECRET_KEY);
        variables.put("TRUSTED_PROXIES", "127.0.0.0/8");
        variables.putAll(environment);
        try {
            return new TestApi(App.start(ApiConfig.from(variables), clock, COST, chat, documents));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was started otherwise. */
    public static TestApi of(App app) {
        return new TestApi(app);
    }

    public void awaitReady() {
        var deadline = System.nanoTime() + 60_000_000_000L;
        while (client().get("/ready").status() != 200) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the service did not become ready");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** A client that has not signed in. */
    public Client client() {
        return new Client(app.port(), Map.of());
    }

    /** A client that has just registered as somebody new, with {@link #PASSWORD}. */
    public Client newUser() {
        return signedIn(register("person%d@example.org".formatted(PEOPLE.incrementAndGet())));
    }

    /** Registers from an address of its own, so that nobody has to wait for the others. */
    public Client.Answer register(String email) {
        return from(nextAddress())
                .post("/api/auth/register", Map.of("email", email, "password", PASSWORD));
    }

    /** Signs in from an address of its own, so that attempts are not counted together. */
    public Client.Answer login(String email, String password) {
        return from(nextAddress())
                .post("/api/auth/login", Map.of("email", email, "password", password));
    }

    /** A client elsewhere. */
    public Client from(String address) {
        return client().with("X-Forwarded-For", address);
    }

    public static String nextAddress() {
        var next = ADDRESSES.incrementAndGet();
        return "203.0." + next / 250 + "." + next % 250;
    }

    /** A client with the access token of an answer. */
    public Client signedIn(Client.Answer answer) {
        return bearing(answer.body().get("access_token").textValue());
    }

    public Client bearing(String token) {
        return client().with("Authorization", "Bearer " + token);
    }

    public App app() {
        return app;
    }

    @Override
    public void close() {
        app.close();
    }
}
