package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.Client;
import todo.api.TestApi;

class ImportRefusedTest {

    private static TestApi api;
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        client = api.newUser();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | title,priority\\nGood,High\\nBad,Highest\\n | 3",
                "text/csv | title\\nGood\\n\"Never ends | 3",
                "text/csv | id,title,parent_id\\na,A,b\\nb,B,a\\n | 2",
                "text/csv | id,title\\na,A\\na,B\\n | 3",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nDUE:never\\nEND:VTODO\\nEND:VCALENDAR | 4",
                "application/json | {\"tasks\": [{\"title\": \"Good\"},\\n{\"title\": \"\"}]} | 2",
                "application/json | {\"lists\": [{\"name\": 7}],\\n\"tasks\": [{\"title\": \"Good\"}]} | 1"
            })
    void an_invalid_line_is_reported_and_nothing_is_imported(String type, String file, int line) {
        var text = file.replace("\\n", "\n");

        var answer = importFile(type, "", text);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("line " + line);
        var dry = importFile(type, "dry_run=true", text);
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.body().at("/counts/failed").intValue())
                .isEqualTo(answer.body().get("errors").size());
        assertThat(dry.body().at("/lines/0/line").intValue()).isEqualTo(line);
        assertThat(tasks(client)).isEmpty();
        assertThat(client.get("/api/export").body().get("lists")).isEmpty();
    }

    @Test
    void a_file_of_more_than_20_mib_is_too_large() {
        var file = "title\n" + ("x".repeat(99) + "\n").repeat(210_000);

        assertThat(importFile("text/csv", "", file).status()).isEqualTo(413);
    }

    @Test
    void more_than_20000_tasks_are_too_large() {
        assertThat(importFile("text/csv", "", "title\n" + "x\n".repeat(20_001)).status())
                .isEqualTo(413);
        assertThat(tasks(client)).isEmpty();
    }

    @Test
    void skipped_entries_count_towards_the_limit() {
        var events = "BEGIN:VEVENT\nEND:VEVENT\n".repeat(20_001);

        assertThat(
                        importFile(
                                        "text/calendar",
                                        "",
                                        "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n")
                                .status())
                .isEqualTo(413);
    }

    @Test
    void validation_ends_after_1000_invalid_lines() {
        var file = "title,priority\n" + "a,b\n".repeat(30_000);

        var dry = importFile("text/csv", "dry_run=true", file);

        assertThat(dry.status()).as(dry.text()).isEqualTo(200);
        assertThat(dry.body().at("/counts/failed").intValue()).isEqualTo(1_000);
        assertThat(dry.body().at("/lines/999/detail").textValue())
                .endsWith("The rest of the file was not checked.");
        assertThat(importFile("text/csv", "", file).status()).isEqualTo(422);
    }

    @Test
    void an_invalid_task_of_a_file_in_one_line_is_reported_by_title_and_pointer() {
        var file =
                "{\"tasks\":[{\"title\":\"Good\"},{\"title\":\"Milk\",\"priority\":\"Highest\"},7]}";

        var errors = importFile("application/json", "", file).body().get("errors");

        assertThat(errors.at("/0/detail").textValue()).startsWith("“Milk”: /tasks/1/priority: ");
        assertThat(errors.at("/1/detail").textValue()).startsWith("/tasks/2: ");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, format=xml, 422",
        "text/csv, dry_run=perhaps, 422",
        "text/plain, '', 422",
        "text/plain, format=csv, 200",
        "text/html, format=csv, 415",
        "application/json, '', 400"
    })
    void the_format_of_the_file_is_required(String type, String query, int status) {
        assertThat(importFile(type, query, "title\nx\n").status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void a_mutated_file_is_imported_or_rejected(FileFormat format) throws IOException {
        var random = new Random(8);
        var whole = FuzzTest.file(format, random);
        for (var i = 0; i < 100; i++) {
            var file = new String(FuzzTest.mutated(whole, random), StandardCharsets.UTF_8);

            assertThat(importFile(format.contentType(), "", file).status())
                    .as(file)
                    .isIn(200, 400, 409, 422);
        }
    }

    private Client.Answer importFile(String type, String query, String file) {
        return client.with("Content-Type", type)
                .raw("POST", "/api/import" + (query.isEmpty() ? "" : "?" + query), file);
    }

    private static List<JsonNode> tasks(Client client) {
        return StreamSupport.stream(
                        client.get("/api/tasks").body().get("tasks").spliterator(), false)
                .toList();
    }
}
