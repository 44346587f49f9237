package image;

import static image.Training.expect;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Visits the pages like a browser, with and without the script's requests. */
final class PageVisits {

    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"#]+)");
    private static final Pattern TASK = Pattern.compile("href=\"(/tasks/[0-9a-f-]{36})");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([0-9]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final RunningService web;

    PageVisits(RunningService web) {
        this.web = web;
    }

    void all() throws IOException, InterruptedException {
        assets(expect(200, open("/")).body());
        expect(200, open("/register"));
        expect(422, send("/register", "name=P&email=web@example.org&password=short", false));
        expect(
                200,
                send("/register", "name=P&email=web@example.org&password=correct+horse", false));
        expect(200, send("/first-steps/removal", "", false));
        use(false);
        use(true);
        expect(200, send("/sign-out", "", false));
        expect(200, open("/sign-in"));
        expect(401, send("/sign-in", "email=web@example.org&password=wrong", false));
        expect(200, send("/sign-in", "email=web@example.org&password=correct+horse", false));
        web.askSlowly("/api/health");
        expect(404, open("/none"));
        expect(200, open("/api/health"));
        expect(200, open("/metrics"));
    }

    private void use(boolean script) throws IOException, InterruptedException {
        expect(200, send("/tasks", "text=One%20today%20%21high", script));
        expect(200, send("/tasks", "text=Two%20tomorrow%20%21high", script));
        var list = expect(200, open("/")).body();
        var task = first(TASK, list);
        expect(200, send(task + "/status", "status=completed", script));
        for (var view : new String[] {"/inbox", "/upcoming", "/completed", "/tags/home"}) {
            expect(200, open(view));
        }
        expect(200, open("/search?q=two+%21high"));
        expect(200, open("/add?view=/inbox"));
        expect(200, open("/add/understood?text=Three+tomorrow+%21high+%23home&view=/"));
        expect(422, open("/search?q=due:someday"));
        var version = first(VERSION, expect(200, open(task)).body());
        var changed =
                "title=Changed&description=More&status=pending&priority=Low&due=2030-01-31&version="
                        + version;
        expect(200, send(task, changed, script));
        expect(200, open(task + "/delete"));
        expect(200, send(task + "/delete", "title=Changed", script));
    }

    private void assets(String page) throws IOException, InterruptedException {
        var found = ASSET.matcher(page);
        while (found.find()) {
            for (var encoding : new String[] {"br", "gzip", "identity"}) {
                var request = web.request(found.group(1)).header("Accept-Encoding", encoding);
                expect(200, http.send(request.build(), BodyHandlers.ofString()));
            }
        }
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in " + page);
        }
        return found.group(1);
    }

    private HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return visit(web.request(path));
    }

    private HttpResponse<String> send(String path, String form, boolean script)
            throws IOException, InterruptedException {
        var request =
                web.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(form));
        return visit(
                script
                        ? request.header("HX-Request", "true").header("HX-Target", "task-list")
                        : request);
    }

    /**
     * Keeps cookies and follows redirects like a browser. The JDK's own CookieManager quotes
     * values.
     */
    private HttpResponse<String> visit(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining("; ")));
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer.statusCode() == 303
                ? open(answer.headers().firstValue("Location").orElseThrow())
                : answer;
    }
}
