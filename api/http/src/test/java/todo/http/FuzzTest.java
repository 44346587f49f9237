package todo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever arrives: no 500, and the next client is answered. The same each time, by its seed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class FuzzTest {

    private static final int CASES = 400;

    private static final Pattern INTERNAL = Pattern.compile("HTTP/1\\.1 500");

    private static final String TO = " HTTP/1.1\r\nHost: x\r\n";

    private static final List<String> SOUND =
            List.of(
                    "GET /hello" + TO + "\r\n",
                    "HEAD /stream" + TO + "\r\n",
                    "GET /stream?a=b&c=%20" + TO + "Accept: */*\r\n\r\n",
                    "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
                    "POST /echo" + TO + "Content-Length: 5\r\n\r\nhello",
                    "POST /json"
                            + TO
                            + "Content-Type: application/json\r\nContent-Length: 13\r\n\r\n"
                            + "{\"title\":\"a\"}",
                    "POST /echo"
                            + TO
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "5\r\nhello\r\nA;x=y\r\n0123456789\r\n0\r\nX: y\r\n\r\n",
                    "POST /ignore" + TO + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\nabc");

    /** What parsers stumble over. */
    private static final List<String> MORSELS =
            List.of(
                    "\r\n",
                    "\r\n\r\n",
                    "\n",
                    "\r",
                    "\u0000",
                    "\u00ff",
                    " ",
                    "\t",
                    ":",
                    "0",
                    "-1",
                    "80000000",
                    "7fffffff",
                    "ffffffffffffffff",
                    "99999999999999999999",
                    "%",
                    "%zz",
                    "%00",
                    "%c0%af",
                    "..",
                    "//",
                    "{\"a\":",
                    "[[[[[[[[",
                    "\"\\ud800\"",
                    "1e999999999",
                    "HTTP/1.1",
                    "Host: y\r\n",
                    "Content-Length: 7\r\n",
                    "Transfer-Encoding: chunked\r\n",
                    "Connection: close\r\n",
                    "X-Request-Id: \u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\r\n",
                    "X-Forwarded-For: 1.2.3.4, , x, 999.1.1.1, [::1\r\n",
                    "Origin: null\r\n",
                    "User-Agent: a\u0000b\r\n",
                    "x".repeat(10_000),
                    "X: " + "y".repeat(40_000) + "\r\n",
                    "X: y\r\n".repeat(300));

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        Handler hello = request -> Response.json(200, "hello");
        var routes =
                new Routes()
                        .get("/hello", hello)
                        .get(
                                "/stream",
                                request -> Response.stream(200, "text/plain", out -> out.write(1)))
                        .post("/ignore", hello)
                        .post("/echo", request -> Response.of(200, "text/plain", request.body(100)))
                        .post(
                                "/json",
                                request -> {
                                    var fields = JsonBody.fields(request, 1000);
                                    var title = fields.text("title", 1, 200);
                                    fields.check();
                                    return Response.json(200, "" + title);
                                });
        var filters =
                List.of(
                        new TrustedProxies(List.of(TrustedProxies.Range.parse("127.0.0.0/8"))),
                        new AccessLog(Set.of()),
                        new Metrics(),
                        new SecurityHeaders("default-src 'none'"),
                        new Cors(Set.of("http://localhost:3000")),
                        Problems.json(),
                        new LoadShedding(new ConcurrencyLimit(100), Set.of()));
        server = Servers.start(routes, filters);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void random_input_harms_no_other_request(long seed) throws IOException {
        var random = new Random(seed);
        for (var i = 0; i < CASES; i++) {
            var sent = bytes(random);
            try (var client = RawClient.to(server)) {
                assertThat(said(client, sent, random.nextInt(10) == 0))
                        .as("seed %d, case %d: %s", seed, i, sent)
                        .doesNotContainPattern(INTERNAL);
            }
            if (i % 20 == 0) {
                assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
            }
        }
        assertThat(RawClient.ask(server, "GET /hello").status()).isEqualTo(200);
    }

    /**
     * @return all that the server says before it ends the connection, which it has to
     */
    private static String said(RawClient client, String sent, boolean aborted) throws IOException {
        try {
            client.send(sent);
            if (aborted) {
                client.abort();
                return "";
            }
            return client.end().rest();
        } catch (java.net.SocketTimeoutException silence) {
            throw silence;
        } catch (IOException refused) {
            return ""; // with a reset, while it was still being sent
        }
    }

    private static String bytes(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> noise(random);
            case 1 -> truncated(sound(random), random);
            case 2 -> sound(random) + mutated(sound(random), random) + sound(random);
            default -> mutated(sound(random), random);
        };
    }

    private static String noise(Random random) {
        var bytes = new byte[random.nextInt(2000)];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    private static String sound(Random random) {
        return SOUND.get(random.nextInt(SOUND.size()));
    }

    private static String truncated(String request, Random random) {
        return request.substring(0, random.nextInt(request.length()));
    }

    private static String mutated(String request, Random random) {
        var text = new StringBuilder(request);
        for (var i = random.nextInt(4); i >= 0; i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(10)));
                case 2 -> text.insert(at, text.substring(at));
                default -> text.insert(at, MORSELS.get(random.nextInt(MORSELS.size())));
            }
        }
        return text.toString();
    }
}
