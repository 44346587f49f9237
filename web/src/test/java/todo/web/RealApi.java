package todo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import todo.api.App;
import todo.api.account.PasswordHasher;
import todo.api.chat.Assistants;
import todo.api.chat.ChatSetup;
import todo.api.chat.builtin.BuiltInAssistant;
import todo.api.oauth.DocumentFetch;
import todo.local.LocalPostgres;
import todo.oauth.PublicAddress;

/** The real API over a real PostgreSQL, ready when {@link #start} returns. */
public final class RealApi implements AutoCloseable {

    /** A name is enough: tests call both services at their own ports. */
    public static final PublicAddress OAUTH = new PublicAddress("http://localhost");

    /** Cheap password hashes: these tests are not about guessing passwords. */
    private static final PasswordHasher.Cost COST = new PasswordHasher.Cost(8, 1);

    private final App app;

    private RealApi(App app) {
        this.app = app;
    }

    public static RealApi start() {
        var environment =
                Map.of(
                        "PORT", "0",
                        "DATABASE_URL", LocalPostgres.shared().freshDatabase(),
                        "SECRET_KEY", "a secret of at least 32 bytes, for tests",
                        // Each browser has an address of its own, so that none is throttled for
                        // the wrong passwords of the others.
                        "TRUSTED_PROXIES", "127.0.0.0/8, ::1",
                        "OAUTH", OAUTH.origin());
        try {
            var config = todo.api.ApiConfig.from(environment);
            var api =
                    new RealApi(
                            App.start(
                                    config,
                                    Clock.systemUTC(),
                                    COST,
                                    RealApi::scripted,
                                    DocumentFetch.fromInternet()));
            api.awaitReady();
            return api;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ChatSetup scripted(ChatSetup chat) {
        var scripted = new ScriptedAssistant(new BuiltInAssistant(Clock.systemUTC()));
        return new ChatSetup(
                chat.enabled(), chat.tokensADay(), new Assistants(scripted, null), chat.times());
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    /** Runs the job that delivers reminders every few seconds. */
    public void deliverReminders() {
        app.reminders().run();
    }

    private void awaitReady() throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            var deadline = System.nanoTime() + 30_000_000_000L;
            var question = HttpRequest.newBuilder(address().resolve("/ready")).build();
            while (client.send(question, BodyHandlers.discarding()).statusCode() != 200) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the API did not become ready");
                }
                Thread.onSpinWait();
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        app.close();
    }
}
