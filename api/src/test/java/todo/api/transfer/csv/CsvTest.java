package todo.api.transfer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.transfer.SampleFiles.tasks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Patch;
import todo.api.transfer.FileFormat;
import todo.api.transfer.SampleFiles;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntry;

class CsvTest {

    @Test
    void a_written_task_is_read_back_unchanged() throws IOException {
        var random = new Random(1);
        for (var i = 0; i < 500; i++) {
            var task = SampleFiles.task(random);
            var file = new StringBuilder();
            CsvFile.begin(file);
            var list = SampleFiles.line(random);
            CsvFile.write(file, task, list);

            var read = SampleFiles.entries(FileFormat.CSV, file.toString());

            assertThat(read).extracting(SampleFiles::restored).containsExactly(task);
            assertThat(read).extracting(TaskEntry::list).containsExactly(Patch.to(list));
            assertThat(read).allMatch(entry -> entry.remarks().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "'=1", "''=1", "'x"})
    void no_cell_begins_as_a_formula_and_every_text_survives_a_round_trip(String text) {
        var cell = new StringBuilder();
        CsvCells.write(cell, text);

        assertThat(cell.charAt(1)).isNotIn('=', '+', '-', '@', '\t', '\r', '\n');
        var content = cell.substring(1, cell.length() - 1);
        assertThat(CsvCells.read(content)).isEqualTo(text);
    }

    @Test
    void only_the_title_is_required_and_unknown_columns_are_told() {
        var read = SampleFiles.entries(FileFormat.CSV, "Colour,Title\nred,Milk\n\n,Bread\n");

        assertThat(read)
                .extracting(entry -> entry.task().title().text())
                .containsExactly("Milk", "Bread");
        assertThat(read)
                .extracting(TaskEntry::remarks)
                .containsExactly(List.of("Columns that are not imported: Colour."), List.of());
        assertThat(read).allMatch(entry -> entry.list() instanceof Patch.Keep);
    }

    @ParameterizedTest
    @CsvSource({"High, High", "high, High", "MEDIUM, Medium", "lOW, Low"})
    void a_priority_is_read_in_upper_or_lower_case(String cell, String priority) {
        assertThat(
                        tasks(FileFormat.CSV, "title,priority\nx," + cell)
                                .getFirst()
                                .get("priority")
                                .textValue())
                .isEqualTo(priority);
    }

    @ParameterizedTest
    @CsvSource({"';'", "','", "'\t'"})
    void the_first_row_decides_the_separator(char separator) {
        var file =
                "\ufefftitle,priority\r\n\"a;b,c\td\",High"
                        .replace("title,priority", "title" + separator + "priority")
                        .replace("\",High", "\"" + separator + "High");

        assertThat(tasks(FileFormat.CSV, file).getFirst().get("title").textValue())
                .isEqualTo("a;b,c d");
    }

    @ParameterizedTest
    @CsvSource({"';'", "','", "'\t'"})
    void a_row_with_a_separator_hint_is_ignored(char separator) {
        var file =
                "\ufeffsep=;\r\ntitle;priority\r\nBuy:\r\n- milk;High\r\nx\r\n"
                        .replace("Buy:\r\n- milk", "\"Buy:\r\n- milk\"")
                        .replace(';', separator);

        assertThat(SampleFiles.read(FileFormat.CSV, file))
                .extracting(ImportEntry::line)
                .containsExactly(3, 5);
        assertThat(tasks(FileFormat.CSV, file))
                .extracting(task -> task.get("title").textValue())
                .containsExactly("Buy: - milk", "x");
    }

    @Test
    void a_todoist_backup_saved_by_a_spreadsheet_is_recognized() {
        var file = "\ufeffsep=;\r\nTYPE;CONTENT;PRIORITY\r\ntask;\"Buy;\r\nmilk\";1\r\n";

        assertThat(tasks(FileFormat.CSV, file).getFirst().get("priority").textValue())
                .isEqualTo("High");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, 2026-12-24T00:00:00Z, true",
        "2026-12-24T18:00:00Z, 2026-12-24T18:00:00Z, false",
        "2026-12-24 18:00, 2026-12-24T17:00:00Z, false",
        "2026-12-24T18:00:00+02:00, 2026-12-24T16:00:00Z, false",
        "2026-12-24T18:00:00+0100, 2026-12-24T17:00:00Z, false",
        "2026-12-24T18:00:00.000+01, 2026-12-24T17:00:00Z, false",
        "2026-12-24t18:00:00z, 2026-12-24T18:00:00Z, false",
        "2026-12-24 6:00 PM, 2026-12-24T17:00:00Z, false",
        "24.12.2026, 2026-12-24T00:00:00Z, true",
        "4.2.2026, 2026-02-04T00:00:00Z, true",
        "24.12.2026 18:00, 2026-12-24T17:00:00Z, false",
        "'24.12.2026, 18:00:00', 2026-12-24T17:00:00Z, false",
        "2026/12/24, 2026-12-24T00:00:00Z, true",
        "24/12/2026, 2026-12-24T00:00:00Z, true",
        "12/24/2026, 2026-12-24T00:00:00Z, true",
        "12/12/2026, 2026-12-12T00:00:00Z, true",
        "2026-1-5, 2026-01-05T00:00:00Z, true"
    })
    void a_time_without_an_offset_is_in_the_time_zone_of_the_user(
            String cell, String due, boolean allDay) {
        var task = tasks(FileFormat.CSV, "title,due_date\nx,\"" + cell + "\"").getFirst();

        assertThat(task.get("due_date").textValue()).isEqualTo(due);
        assertThat(task.get("all_day").booleanValue()).isEqualTo(allDay);
    }

    @Test
    void the_line_of_a_broken_row_is_right_after_cells_of_several_lines() {
        assertThat(SampleFiles.read(FileFormat.CSV, "title\n\"a\nb\nc\"\nd,e\nf\n"))
                .extracting(ImportEntry::line)
                .containsExactly(2, 5, 6);
        assertThat(SampleFiles.read(FileFormat.CSV, "title\na\n\"b\n\nc"))
                .last()
                .isEqualTo(new ImportEntry.Unreadable(3, "This quoted cell is never closed."));
        assertThat(SampleFiles.read(FileFormat.CSV, "title\n\"a\"b\n"))
                .last()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }

    @Test
    void a_line_that_is_not_utf_8_is_reported() {
        var file = "title\na\nGr\u00fc\u00dfe\nb\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SampleFiles.read(FileFormat.CSV, file))
                .last()
                .isEqualTo(new ImportEntry.Unreadable(3, "This line is not valid UTF-8."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,colour\nx,y", "\n"})
    void a_file_without_a_title_column_is_rejected(String file) {
        assertThat(SampleFiles.read(FileFormat.CSV, file))
                .singleElement()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3/4/2026",
                "31.2.2026",
                "0000-01-01",
                "tomorrow",
                "2026-12-24T25:00",
                "13:00 PM"
            })
    void an_ambiguous_or_impossible_due_date_is_left_out_and_told(String cell) {
        var entry = SampleFiles.entries(FileFormat.CSV, "title,due_date\nx," + cell).getFirst();

        assertThat(entry.task().task().fields().dueDate()).isEqualTo(Patch.keep());
        assertThat(entry.remarks())
                .containsExactly(
                        "The due date “%s” is not understood and was left out.".formatted(cell));
    }

    @ParameterizedTest
    @CsvSource({
        "done, completed",
        "Completed, completed",
        "COMPLETE, completed",
        "TRUE, completed",
        "In Progress, in_progress",
        "in-progress, in_progress",
        "started, in_progress",
        "to do, pending",
        "Open, pending",
        "Not Started, pending",
        "cancelled, completed"
    })
    void a_status_is_read_as_other_programs_write_it(String cell, String status) {
        assertThat(
                        tasks(FileFormat.CSV, "title,status\nx," + cell)
                                .getFirst()
                                .get("status")
                                .textValue())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "status, blocked",
        "priority, P7",
        "recurrence_rule, FREQ=MINUTELY",
        "reminder_lead_time, 1h",
        "reminder_lead_time, 999999999",
        "recurrence_from, start",
        "created_at, once",
        "position, not a key"
    })
    void a_cell_that_is_not_understood_is_left_out_and_told(String column, String cell) {
        var entry =
                SampleFiles.entries(FileFormat.CSV, "title,%s\nx,%s".formatted(column, cell))
                        .getFirst();

        assertThat(entry.remarks())
                .singleElement()
                .asString()
                .contains("“" + cell + "”", "left out");
        assertThat(entry.task().task().fields().status()).isEqualTo(Patch.keep());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n title ; Due Date \nMilk;2026-12-24",
                "\r\n\"title\" ,\"due date\"\r\nMilk,2026-12-24",
                "\ufeff\n;;\ntitle;due_date\nMilk;2026-12-24",
                "\ufeff\ufefftitle,DUE_DATE\nMilk,2026-12-24,,\n",
                "\u00a0title\u00a0\tdue  date\nMilk\t2026-12-24"
            })
    void blank_lines_byte_order_marks_and_spaces_around_the_header_are_ignored(String file) {
        var task = tasks(FileFormat.CSV, file);

        assertThat(task).hasSize(1);
        assertThat(task.getFirst().get("title").textValue()).isEqualTo("Milk");
        assertThat(task.getFirst().get("due_date").textValue()).isEqualTo("2026-12-24T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "due_date, 9999-12-31 23:59:00 -10:00",
        "due_date, 0001-01-01T00:00+01:00",
        "created_at, 0001-01-01",
        "created_at, 2026-13-01"
    })
    void a_time_beyond_the_years_1_to_9999_is_left_out_and_told(String column, String cell) {
        var file = "title,%s,all_day\nx,%s,true\n".formatted(column, cell);

        assertThat(SampleFiles.entries(FileFormat.CSV, file).getFirst().remarks())
                .singleElement()
                .asString()
                .contains("“" + cell + "”", "left out");
    }

    @Test
    void cells_beyond_the_header_are_told() {
        assertThat(SampleFiles.entries(FileFormat.CSV, "title\nd,e\n").getFirst().remarks())
                .containsExactly("Columns that are not imported: column 2.");
    }

    @Test
    void a_task_without_a_title_gets_one() {
        var read =
                SampleFiles.entries(
                        FileFormat.CSV, "title,description\n,\"\nBuy\nit\"\n\" \",\n,a\n");

        assertThat(read)
                .extracting(entry -> entry.task().title().text())
                .containsExactly("Buy", "a");
        assertThat(read)
                .allMatch(entry -> entry.remarks().getFirst().startsWith("It has no title"));
    }
}
