package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.Client;
import todo.api.WithNewUser;

class ImportRefusedTest extends WithNewUser {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | title\\nGood\\n\"Never ends | 3",
                "text/csv | name\\nGood\\n | 1",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\nEND:VALARM\\nEND:VCALENDAR | 4",
                "text/calendar | BEGIN:VCALENDAR\\nBEGIN:VTODO\\nSUMMARY:x\\n | 2",
                "application/json | {\"tasks\": [{\"title\": \"Good\"},\\n7]} | 2"
            })
    void a_file_that_cannot_be_read_as_its_format_is_refused(String type, String file, int line) {
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
    void an_element_that_is_not_an_object_is_reported_by_its_pointer() {
        var file = "{\"tasks\":[{\"title\":\"Good\"},7]}";

        var errors = importFile("application/json", "", file).body().get("errors");

        assertThat(errors.at("/0/detail").textValue()).startsWith("/tasks/1: ");
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
