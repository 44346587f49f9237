package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import todo.http.Form;
import todo.json.Json;

/** What browsers need to install the application, and what installed applications send. */
class InstallationTest {

    private final FakeApi api = FakeApi.start();
    private final Visitor visitor = Visitor.of(api.address());

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private JsonNode manifest() throws IOException {
        var answer = visitor.get("/manifest.webmanifest");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/manifest+json");
        return Json.MAPPER.readTree(answer.body());
    }

    @Test
    void the_manifest_names_icons_that_exist_and_speaks_the_language_of_the_browser()
            throws IOException {
        var manifest = manifest();
        assertThat(manifest.path("display").asText()).isEqualTo("standalone");
        for (var icon : manifest.path("icons")) {
            var answer = visitor.get(icon.path("src").asText());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue(icon.path("type").asText());
        }
        assertThat(manifest.path("icons").valueStream().map(icon -> icon.path("purpose").asText()))
                .contains("any", "maskable");

        visitor.with("Accept-Language", "de");
        assertThat(manifest().path("shortcuts").get(1).path("name").asText()).isEqualTo("Heute");
    }

    @Test
    void the_worker_is_never_stale_and_names_files_that_exist() {
        var worker = visitor.get("/sw.js");
        assertThat(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
        var files =
                worker.body()
                        .lines()
                        .filter(line -> line.contains("/assets/"))
                        .map(line -> line.replaceAll("^[^']*'|'.*$", ""))
                        .collect(Collectors.toSet());
        assertThat(files)
                .anyMatch(file -> file.matches("/assets/app\\..*js"))
                .anyMatch(file -> file.matches("/assets/styles\\..*css"));
        for (var file : files) {
            assertThat(visitor.get(file).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_page_that_is_shared_is_offered_as_a_task_of_the_inbox_after_a_sign_in_too() {
        var shared =
                "/share?title=The%20%22best%22%20bread&text=It+is+%0A+good&url=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c";
        var signIn = visitor.get(shared).headers().firstValue("Location").orElse("");
        assertThat(signIn).startsWith("/sign-in?to=/share");
        api.on(
                "POST /api/auth/login",
                200,
                "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"user\":{\"time_zone\":\"Europe/Vienna\"}}");
        var to = signIn.substring("/sign-in?to=".length());
        var form = Map.of("email", "a@b", "password", "p", "to", Form.decode(to));
        var page = visitor.post("/sign-in", form).headers().firstValue("Location").orElse("");

        assertThat(visitor.get(page).body())
                .contains(
                        "name=\"text\" value=\"The &#34;best&#34; bread https://example.org/?a=b&amp;c\"",
                        "name=\"view\" value=\"/inbox\"");
    }

    @Test
    void a_shared_text_stands_for_a_missing_title_and_leaves_room_for_the_address() {
        visitor.signedIn();
        assertThat(shared("text=https://example.org/")).isEqualTo("https://example.org/");
        assertThat(shared("title=Bread&text=https://example.org/"))
                .isEqualTo("Bread https://example.org/");
        assertThat(shared("text=It+is+good")).isEqualTo("It is good");
        assertThat(shared("url=https://example.org/&title=" + "x".repeat(300)))
                .hasSize(200)
                .endsWith("x… https://example.org/");
        assertThat(shared("")).isEmpty();
    }

    private String shared(String query) {
        return visitor.get("/share?" + query)
                .body()
                .replaceFirst("(?s).*name=\"text\" value=\"", "")
                .replaceFirst("(?s)\".*", "");
    }

    @Test
    void a_form_that_another_user_left_in_the_browser_is_refused() {
        visitor.signedIn();
        visitor.cookies().put("account_id", Visitor.encoded("second"));
        var form = Map.of("text", "Buy milk", "key", "k");

        assertThat(visitor.with("X-Outbox", "first").post("/tasks", form).statusCode())
                .isEqualTo(401);
        assertThat(api.calls()).isEmpty();

        visitor.without("X-Outbox");
        api.on("POST /api/tasks/quick", 201, FakeApi.quick("Buy milk", ""));
        var answer = visitor.with("X-Outbox", "second").post("/tasks", form);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Todo-Task")).hasValue(FakeApi.ID);
    }
}
