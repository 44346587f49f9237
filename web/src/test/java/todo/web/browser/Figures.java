package todo.web.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes how many bytes pages take, and how long a completion takes in the browser, to the file
 * that the property {@code figures} names. Run by {@code scripts/figures}.
 */
@EnabledIfSystemProperty(named = "figures", matches = ".+")
class Figures extends Browsing {

    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"#]+)");

    /** Completes the first task, and answers when it shows and when the message arrives. */
    private static final String COMPLETION =
            """
            () => new Promise(done => {
                const row = document.querySelector('#task-list .task:not(.is-done)')
                const start = performance.now()
                let shown
                new MutationObserver(() => { shown ??= performance.now() - start }).observe(row, { attributes: true })
                new MutationObserver(() => done([shown, performance.now() - start]))
                    .observe(document.getElementById('toast'), { childList: true })
                row.querySelector('.check').click()
            })
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void of_pages() throws Exception {
        openRegistered(scripts(true));
        add(20);
        var page20 = bytes("/inbox");
        var assets = assets();
        print("JavaScript of our own, brotli", sum(assets, ".js") - bytes(htmx(assets)));
        print("first visit (page of 20, styles, scripts), brotli", page20 + sum(assets, ""));
        print("view of 20, gzip", page20);
        add(180);
        print("view of 200, gzip", bytes("/inbox"));
        add(300);
        page.navigate("/inbox");
        var answer =
                page.waitForResponse(
                        response -> response.url().endsWith("/status"),
                        () -> page.evaluate(COMPLETION));
        print("completing one of 500", answer.request().sizes().responseBodySize);
        var times =
                IntStream.range(0, 20)
                        .mapToObj(round -> (List<?>) page.evaluate(COMPLETION))
                        .toList();
        for (var i = 0; i < 2; i++) {
            var which = i;
            var sorted =
                    times.stream()
                            .mapToDouble(time -> ((Number) time.get(which)).doubleValue())
                            .sorted()
                            .toArray();
            print(
                    "completing: %s, median %.1f ms, p95 %.1f ms"
                            .formatted(
                                    which == 0 ? "row shown" : "confirmed",
                                    sorted[10],
                                    sorted[18]));
        }
    }

    private void add(int count) {
        for (var number = 0; number < count; number++) {
            var task =
                    Map.of(
                            "title", "Write chapter " + number + " of the report",
                            "due_date",
                                    LocalDate.now(ZoneOffset.UTC).plusDays(number % 30).toString(),
                            "tags", List.of(List.of("home", "work", "trip").get(number % 3)));
            send("POST", "/api/tasks", task);
        }
    }

    private Set<String> assets() throws IOException, InterruptedException {
        var html = new LinkedHashSet<String>();
        ASSET.matcher(new String(get("/inbox", "identity"), StandardCharsets.UTF_8))
                .results()
                .forEach(match -> html.add(match.group(1)));
        return html;
    }

    private static String htmx(Set<String> assets) {
        return assets.stream().filter(path -> path.contains("htmx")).findFirst().orElseThrow();
    }

    private long sum(Set<String> assets, String end) throws IOException, InterruptedException {
        var sum = 0L;
        for (var path : assets) {
            sum += path.endsWith(end) ? bytes(path) : 0;
        }
        return sum;
    }

    private long bytes(String path) throws IOException, InterruptedException {
        return get(path, "br, gzip").length;
    }

    private byte[] get(String path, String encoding) throws IOException, InterruptedException {
        var cookies =
                context.cookies().stream()
                        .map(cookie -> cookie.name + "=" + cookie.value)
                        .reduce((one, other) -> one + "; " + other);
        var request =
                HttpRequest.newBuilder(URI.create(site.address() + path))
                        .header("Accept-Encoding", encoding)
                        .header("Cookie", Objects.requireNonNull(cookies.orElse(null)))
                        .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }

    private static void print(String what, long bytes) throws IOException {
        print("%s: %,d bytes".formatted(what, bytes));
    }

    private static void print(String line) throws IOException {
        var file = Path.of(System.getProperty("figures"));
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
