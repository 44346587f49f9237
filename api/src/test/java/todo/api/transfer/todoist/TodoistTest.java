package todo.api.transfer.todoist;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.transfer.SampleFiles.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Patch;
import todo.api.transfer.FileFormat;
import todo.api.transfer.SampleFiles;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntry;

class TodoistTest {

    private static final String HEADER =
            "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,"
                    + "DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG,meta\n";

    @Test
    void a_project_becomes_tasks_with_subtasks_tags_and_comments() {
        var file =
                "\ufeff"
                        + HEADER
                        + """
                        meta,,,,,,,,,,,,,,view_style=list
                        task,Plan the trip @travel @home,By train,1,1,Ann (1),,,en,Europe/Berlin,,,,,
                        note,Ask Ben first,,,,Ann (1),,,,,,,,,
                        task,Book seats,,4,2,Ann (1),,,en,,,,,,
                        task,Window,,3,3,Ann (1),,,en,,,,,,
                        task,Pack,,2,2,Ann (1),,,en,,,,,,
                        ,,,,,,,,,,,,,,
                        section,Some  day,,,,,,,,,,,,,
                        task,* Learn to sail,,4,1,Ann (1),Ben (2),,en,,30,minute,2027-01-01,en,
                        """;

        assertThat(SampleFiles.entries(FileFormat.CSV, file))
                .extracting(TaskEntry::parentLine)
                .containsExactly(null, 3, 5, 3, null);
        var tasks = tasks(FileFormat.CSV, file);
        assertThat(tasks)
                .extracting(task -> task.get("title").textValue())
                .containsExactly("Plan the trip", "Book seats", "Window", "Pack", "Learn to sail");
        assertThat(tasks)
                .extracting(task -> task.get("priority").textValue())
                .containsExactly("High", "Medium", "Medium", "Medium", "Medium");
        assertThat(tags(tasks.getFirst())).containsExactly("travel", "home");
        assertThat(tags(tasks.getLast())).containsExactly("Some-day");
        assertThat(tasks.getFirst().get("description").textValue())
                .isEqualTo("By train\n\nAsk Ben first");
        assertThat(tasks.getLast().get("description").textValue())
                .isEqualTo("Deadline: 2027-01-01\n\nDuration: 30 minute\n\nResponsible: Ben (2)");
    }

    @Test
    void a_date_that_cannot_be_read_is_kept_and_reported() {
        var file = HEADER + "task,Rad,,4,1,,,jeden Dienstag,de,,,,,,\n";
        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(entry.remarks()).singleElement().asString().contains("jeden Dienstag");
        assertThat(description(entry)).isEqualTo("Date: jeden Dienstag");
        assertThat(entry.task().task().fields().dueDate()).isEqualTo(Patch.keep());
    }

    /** In French, {@code mar 3} is a Tuesday; in English it is in March. */
    @ParameterizedTest
    @CsvSource({
        "mar 3, fr",
        "dom, es",
        "mar, it",
        "every 3 mar, da",
        "sat, id",
        "tom, nl",
        "dec 5, FR",
        "5pm, ja"
    })
    void a_phrase_in_another_language_is_not_read_as_english(String phrase, String language) {
        var file = HEADER + "task,x,,4,1,,,%s,%s,,,,,,\n".formatted(phrase, language);
        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(entry.remarks()).singleElement().asString().endsWith(": " + phrase);
        assertThat(description(entry)).isEqualTo("Date: " + phrase);
        assertThat(entry.task().task().fields().dueDate()).isEqualTo(Patch.keep());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, fr, 2026-12-24T00:00:00Z",
        "2026-12-24T18:00:00Z, de, 2026-12-24T18:00:00Z",
        "27.1.2027, de, 2027-01-27T00:00:00Z",
        "27/1/2027, fr, 2027-01-27T00:00:00Z",
        "mar 3, en, 2027-03-03T00:00:00Z",
        "mar 3, en_US, 2027-03-03T00:00:00Z",
        "mar 3, EN, 2027-03-03T00:00:00Z",
        "mar 3, , 2027-03-03T00:00:00Z"
    })
    void a_date_in_numbers_is_read_in_every_language(String date, String language, String due) {
        var cell = language == null ? "" : language;
        var file = HEADER + "task,x,,4,1,,,%s,%s,,,,,,\n".formatted(date, cell);

        assertThat(tasks(FileFormat.CSV, file).getFirst().get("due_date").textValue())
                .isEqualTo(due);
    }

    /** Today is Tuesday, 24 November 2026. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-24T00:00:00Z, , ",
        "2026-12-24T18:00:00Z, 2026-12-24T18:00:00Z, , ",
        "2026-12-24 18:00, 2026-12-24T17:00:00Z, , ",
        "24 Dec, 2026-12-24T00:00:00Z, , ",
        "24 Dec 2027, 2027-12-24T00:00:00Z, , ",
        "Dec 24 at 18:00, 2026-12-24T17:00:00Z, , ",
        "tomorrow 9am, 2026-11-25T08:00:00Z, , ",
        "tomorrow at 5pm, 2026-11-25T16:00:00Z, , ",
        "friday, 2026-11-27T00:00:00Z, , ",
        "every day, 2026-11-24T00:00:00Z, FREQ=DAILY, due",
        "every 2nd friday, , , due",
        "every! 3 days, 2026-11-24T00:00:00Z, FREQ=DAILY;INTERVAL=3, completion",
        "every monday at 20:00, 2026-11-30T19:00:00Z, FREQ=WEEKLY;BYDAY=MO, due",
        "every 15th, 2026-12-15T00:00:00Z, FREQ=MONTHLY;BYMONTHDAY=15, due",
        "every other week, , , due",
        "every weekday, 2026-11-24T00:00:00Z, , due",
        "every last day, , , due",
        "every 3 months, , , due",
        "every jan 14, 2027-01-14T00:00:00Z, , due",
        "tod, 2026-11-24T00:00:00Z, , ",
        "tom, 2026-11-25T00:00:00Z, , ",
        "Tom 5pm, 2026-11-25T16:00:00Z, , ",
        "wed, 2026-11-25T00:00:00Z, , ",
        "Fri @ 7pm, 2026-11-27T18:00:00Z, , ",
        "weekend, 2026-11-28T00:00:00Z, , ",
        "next weekend, 2026-12-05T00:00:00Z, , ",
        "27th, 2026-11-27T00:00:00Z, , ",
        "27th at 5pm, 2026-11-27T16:00:00Z, , ",
        "27th jan, 2027-01-27T00:00:00Z, , ",
        "jan 27, 2027-01-27T00:00:00Z, , ",
        "mid january, 2027-01-15T00:00:00Z, , ",
        "end of month, 2026-11-30T00:00:00Z, , ",
        "5 days, 2026-11-29T00:00:00Z, , ",
        "+5 days, 2026-11-29T00:00:00Z, , ",
        "3 weeks, 2026-12-15T00:00:00Z, , ",
        "27/1, 2027-01-27T00:00:00Z, , ",
        "1/27, 2027-01-27T00:00:00Z, , ",
        "27/1/2027, 2027-01-27T00:00:00Z, , ",
        "01/27/2027, 2027-01-27T00:00:00Z, , ",
        "2/2/2027, 2027-02-02T00:00:00Z, , ",
        "27.1.2027, 2027-01-27T00:00:00Z, , ",
        "2027/1/7, 2027-01-07T00:00:00Z, , ",
        "27/1/2027 at 5pm, 2027-01-27T16:00:00Z, , ",
        "27th Jan 2025, 2025-01-27T00:00:00Z, , ",
        "5 Jan 2025 14:00, 2025-01-05T13:00:00Z, , ",
        "27 Jan 2025, 2025-01-27T00:00:00Z, , ",
        "'Jan 7, 2025', 2025-01-07T00:00:00Z, , ",
        "24.12.2025, 2025-12-24T00:00:00Z, , ",
        "each day, 2026-11-24T00:00:00Z, FREQ=DAILY, due",
        "every weekend, 2026-11-28T00:00:00Z, FREQ=WEEKLY;BYDAY=SA, due",
        "every!3 days, 2026-11-24T00:00:00Z, FREQ=DAILY;INTERVAL=3, completion",
        "after 10 days, 2026-11-24T00:00:00Z, FREQ=DAILY;INTERVAL=10, completion",
        "ev mon, 2026-11-30T00:00:00Z, FREQ=WEEKLY;BYDAY=MO, due",
        "every workday at 9am, 2026-11-25T08:00:00Z, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', due"
    })
    void a_date_is_read_like_a_typed_one(String phrase, String due, String rule, String from) {
        var file = HEADER + "task,x,,4,1,,,\"%s\",en,,,,,,\n".formatted(phrase);
        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(entry.remarks()).isEmpty();
        var task = tasks(FileFormat.CSV, file).getFirst();
        if (due != null) {
            assertThat(task.get("due_date").textValue()).isEqualTo(due);
        }
        if (rule != null) {
            assertThat(task.get("recurrence_rule").textValue()).isEqualTo(rule);
        }
        var origin = entry.task().task().fields().recurrenceFrom().apply(null);
        assertThat(origin == null ? null : origin.wire()).isEqualTo(from);
    }

    /** No single rule can express them, or they are ambiguous. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1/2/2027",
                "1/2",
                "31/2/2027",
                "31 feb 2027",
                "1 foo 2027",
                "99999999999 days",
                "every 14 jan, 14 apr",
                "ev 15 workday, first workday",
                "every other workday",
                "later this week",
                "31.12.9999 at 23:59"
            })
    void a_date_that_no_task_can_have_is_kept_and_reported(String phrase) {
        var file = HEADER + "task,x,,4,1,,,\"%s\",en,,,,,,\n".formatted(phrase);
        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(entry.remarks()).singleElement().asString().endsWith(phrase);
        assertThat(description(entry)).isEqualTo("Date: " + phrase);
        assertThat(entry.task().task().fields().dueDate()).isEqualTo(Patch.keep());
    }

    @Test
    void a_time_is_in_the_time_zone_of_its_row() {
        var file = HEADER + "task,x,,4,1,,,tomorrow 9am,en,America/New_York,,,,,\n";

        assertThat(tasks(FileFormat.CSV, file).getFirst().get("due_date").textValue())
                .isEqualTo("2026-11-25T14:00:00Z");
    }

    @Test
    void an_unknown_time_zone_is_told() {
        var file = HEADER + "task,x,,4,1,,,tomorrow 9am,en,Mars/Base,,,,,\n";
        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(entry.remarks()).singleElement().asString().contains("Mars/Base");
    }

    @Test
    void an_at_sign_that_begins_no_label_stays_in_the_title() {
        var line = "task,Mail me@example.org @ noon @a @a,,4,1,,,,,,,,,,\n";
        var task = tasks(FileFormat.CSV, HEADER + line).getFirst();

        assertThat(task.get("title").textValue()).isEqualTo("Mail me@example.org @ noon");
        assertThat(tags(task)).containsExactly("a");
    }

    @Test
    void a_long_title_continues_in_the_description() {
        var title = "word ".repeat(99) + "words";
        var task = tasks(FileFormat.CSV, HEADER + "task," + title + ",,4,1,,,,,,,,,,\n").getFirst();

        assertThat(task.get("title").textValue()).hasSize(200).endsWith("…");
        assertThat(task.get("description").textValue()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"5,1", "p1,1", "1,0", "1,x"})
    void an_invalid_priority_or_indentation_is_left_out_and_told(String priority, String indent) {
        var file = HEADER + "task,a,,4,1\ntask,b,,%s,%s\n".formatted(priority, indent);

        var entry = SampleFiles.entries(FileFormat.CSV, file).getLast();
        assertThat(entry.line()).isEqualTo(3);
        assertThat(entry.parentLine()).isNull();
        assertThat(entry.remarks()).singleElement().asString().endsWith("left out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"project,x\n", "Note taking,x\n"})
    void a_row_of_an_unknown_type_is_skipped(String row) {
        assertThat(SampleFiles.read(FileFormat.CSV, HEADER + row))
                .singleElement()
                .isInstanceOf(ImportEntry.Skipped.class);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_task_can_have_very_many_comments() {
        var file = HEADER + "task,a,,4,1\n" + ("note," + "x".repeat(50) + "\n").repeat(200_000);

        var entry = SampleFiles.entries(FileFormat.CSV, file).getFirst();

        assertThat(description(entry)).hasSize(10_000).endsWith("…");
        assertThat(entry.remarks()).singleElement().asString().contains("longer than 10000");
    }

    @Test
    void a_comment_without_a_task_is_skipped() {
        assertThat(SampleFiles.read(FileFormat.CSV, HEADER + "note,Hello\n"))
                .singleElement()
                .isInstanceOf(ImportEntry.Skipped.class);
    }

    private static @Nullable String description(TaskEntry entry) {
        var text = entry.task().task().fields().description().apply(null);
        return text == null ? null : text.text();
    }

    private static List<String> tags(ObjectNode task) {
        return StreamSupport.stream(task.get("tags").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
