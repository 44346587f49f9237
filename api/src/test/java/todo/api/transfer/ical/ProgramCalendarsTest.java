package todo.api.transfer.ical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import todo.api.Client;
import todo.api.TestApi;

/**
 * Calendars as other programs write them, with invented content, each with the report that tells
 * everything that the import loses.
 */
class ProgramCalendarsTest {

    private static final Path FOLDER =
            Path.of("src/test/resources/todo/api/transfer/ical/calendars");

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static List<Path> calendars() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("calendars")
    void a_calendar_is_imported_and_the_report_tells_everything_that_is_lost(Path calendar)
            throws IOException {
        var client = viennese();
        var report = Path.of(calendar.toString().replace(".ics", ".report.txt"));

        var answer = importFile(client, Files.readString(calendar));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(lines(answer.body().get("lines"), client)).isEqualTo(Files.readString(report));
        var again = importFile(client, Files.readString(calendar));
        assertThat(again.body().at("/counts/created").intValue()).isZero();
        assertThat(again.body().at("/counts/updated").intValue()).isZero();
    }

    private static Client viennese() {
        var client = api.newUser();
        assertThat(client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna")).status())
                .isEqualTo(200);
        return client;
    }

    private static Client.Answer importFile(Client client, String file) {
        return client.with("Content-Type", "text/calendar").raw("POST", "/api/import", file);
    }

    /** Each line of the report, and below it the due date and the reminder of its task. */
    private static String lines(JsonNode report, Client client) {
        var tasks = stream(client.get("/api/tasks").body().get("tasks")).toList();
        var text = new StringBuilder();
        for (var line : report) {
            text.append(
                    "%d %s “%s”: %s\n"
                            .formatted(
                                    line.get("line").intValue(),
                                    line.get("action").textValue(),
                                    line.get("title").textValue(),
                                    line.path("detail").asText()));
            tasks.stream()
                    .filter(task -> line.get("action").textValue().equals("created"))
                    .filter(task -> task.get("title").equals(line.get("title")))
                    .forEach(task ->
                            text.append(
                                    "    %s, due %s%s, rule %s, reminder %s\n"
                                            .formatted(
                                                    task.get("status").asText(),
                                                    task.get("due_date").asText(),
                                                    task.get("all_day").booleanValue()
                                                            ? " (all day)"
                                                            : "",
                                                    task.get("recurrence_rule").asText(),
                                                    task.get("reminder_lead_time").asText())));
        }
        return text.toString();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
