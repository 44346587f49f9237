package todo.api.transfer.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.transfer.SampleFiles.CLOCK;
import static todo.api.transfer.SampleFiles.VIENNA;
import static todo.api.transfer.SampleFiles.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.task.Status;
import todo.api.task.Task;
import todo.api.transfer.FileFormat;
import todo.api.transfer.SampleFiles;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntry;

class CalendarTest {

    private static final String OUTLOOK =
            """
            BEGIN:VTIMEZONE
            TZID:W. Europe Standard Time
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    @Test
    void a_written_task_is_read_back_unchanged() throws IOException {
        var random = new Random(2);
        for (var i = 0; i < 500; i++) {
            var task = SampleFiles.task(random);

            var file = write(task, VIENNA);

            assertThat(Arrays.stream(file.split("\r\n")))
                    .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                    .allMatch(line -> line.chars().allMatch(c -> c >= ' ' || c == '\t'));
            var read = SampleFiles.entries(FileFormat.ICS, file);
            assertThat(read).extracting(SampleFiles::restored).containsExactly(inCalendar(task));
            assertThat(read).allMatch(entry -> entry.remarks().isEmpty());
        }
    }

    /**
     * @return the task as a calendar can contain it: line breaks are LF, and a completed task has
     *     no alarm
     */
    private static Task inCalendar(Task task) {
        var completed = task.status() == Status.COMPLETED;
        return new Task(
                task.id(),
                task.ownerId(),
                task.title(),
                task.description() == null ? null : task.description().replace("\r\n", "\n"),
                task.status(),
                task.priority(),
                task.tags().stream().map(tag -> tag.replace("\r\n", "\n")).toList(),
                task.dueDate(),
                task.allDay(),
                task.recurrence(),
                task.recurrenceFrom(),
                completed ? null : task.reminderLeadTime(),
                null,
                task.parentId(),
                task.position(),
                task.completedAt(),
                task.createdAt(),
                task.updatedAt(),
                1);
    }

    private static String write(Task task, ZoneId zone) throws IOException {
        var file = new StringBuilder();
        var writing = new CalendarWriter(file, zone, CLOCK.instant(), false);
        writing.begin("Tasks");
        writing.add(task, null);
        writing.end();
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "DUE;VALUE=DATE:20261224, 2026-12-24T00:00:00Z, true",
        "DUE:20261224T180000Z, 2026-12-24T18:00:00Z, false",
        "DUE:20261224T180000, 2026-12-24T17:00:00Z, false",
        "DUE;TZID=America/New_York:20260701T080000, 2026-07-01T12:00:00Z, false",
        "DUE;TZID=/example.org/Olson/Europe/Vienna:20260701T080000, 2026-07-01T06:00:00Z, false",
        "DUE;TZID=\"W. Europe Standard Time\":20260701T080000, 2026-07-01T06:00:00Z, false",
        "DUE;TZID=W. Europe Standard Time:20261224T080000, 2026-12-24T07:00:00Z, false",
        "DUE;TZID=W. Europe Standard Time:20261025T040000, 2026-10-25T03:00:00Z, false",
        "DTSTART:20261224T180000Z, 2026-12-24T18:00:00Z, false"
    })
    void a_due_date_is_a_date_or_a_time_in_any_zone(String line, String due, boolean allDay) {
        var task = tasks(FileFormat.ICS, calendar(OUTLOOK + todo(line))).getFirst();

        assertThat(task.get("due_date").textValue()).isEqualTo(due);
        assertThat(task.get("all_day").booleanValue()).isEqualTo(allDay);
    }

    @Test
    void a_start_and_a_duration_make_a_due_date() {
        var task = only("DTSTART:20261224T180000Z\nDURATION:P1DT2H30M");

        assertThat(task.get("due_date").textValue()).isEqualTo("2026-12-25T20:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS:COMPLETED, completed",
        "STATUS:CANCELLED, completed",
        "STATUS:IN-PROCESS, in_progress",
        "STATUS:NEEDS-ACTION, pending",
        "PERCENT-COMPLETE:100, completed",
        "PERCENT-COMPLETE:40, in_progress",
        "PERCENT-COMPLETE:0, pending",
        "COMPLETED:20261224T180000Z, completed",
        "URL:http://example.org, pending"
    })
    void the_status_is_read_from_any_of_three_properties(String line, String status) {
        assertThat(only(line).get("status").textValue()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"-PT15M, 15", "PT0S, 0", "-P1D, 1440", "-P1W, 10080", "-P1DT1H, 1500", "PT15M, "})
    void an_alarm_is_a_reminder(String trigger, Integer minutes) {
        var task =
                only(
                        """
                        DUE:20261224T180000Z
                        BEGIN:VALARM
                        ACTION:DISPLAY
                        TRIGGER;RELATED=END:%s
                        END:VALARM\
                        """
                                .formatted(trigger));

        assertThat(task.get("reminder_lead_time").asText(""))
                .isEqualTo(minutes == null ? "" : minutes.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:20261224T100000Z\\nDUE:20261224T120000Z, TRIGGER:-PT15M, 135",
        "DTSTART:20261224T100000Z\\nDUE:20261224T120000Z, TRIGGER;RELATED=START:PT1H, 60",
        "DTSTART:20261224T100000Z\\nDUE:20261224T120000Z, TRIGGER;RELATED=END:-PT15M, 15",
        "DTSTART:20261224T100000Z\\nDURATION:PT2H, TRIGGER:-PT15M, 135",
        "DUE:20261224T120000Z, TRIGGER:-PT15M, 15"
    })
    void an_alarm_counts_from_the_start_unless_it_is_related_to_the_end(
            String times, String trigger, int minutes) {
        var alarm = "BEGIN:VALARM\n" + trigger + "\nEND:VALARM";

        assertThat(
                        only(times.replace("\\n", "\n") + "\n" + alarm)
                                .get("reminder_lead_time")
                                .intValue())
                .isEqualTo(minutes);
    }

    @Test
    void an_alarm_at_an_absolute_time_is_a_reminder() {
        var task =
                only(
                        """
                        DUE:20261224T180000Z
                        BEGIN:VALARM
                        TRIGGER;VALUE=DATE-TIME:20261224T170000Z
                        END:VALARM\
                        """);

        assertThat(task.get("reminder_lead_time").intValue()).isEqualTo(60);
    }

    @Test
    void unusual_folding_and_escaping_is_read() {
        var task =
                only(
                        """
                        summary;LANGUAGE="en:GB";ALTREP="cid:x":Buy\\, and
                          carry\\; home\\Nnow
                        CATEGORIES:a,b\\,c
                        CATEGORIES: d\s
                        RELATED-TO;RELTYPE=CHILD:no
                        RELATED-TO:yes\
                        """);

        assertThat(task.get("title").textValue()).isEqualTo("Buy, and carry; home now");
        assertThat(task.get("tags").toString()).isEqualTo("[\"a\",\"b,c\",\"d\"]");
        assertThat(task.get("parent_id").textValue()).isEqualTo("yes");
    }

    @Test
    void a_line_may_be_folded_between_the_bytes_of_a_character() {
        var file = calendar(todo("SUMMARY:Gr\u00fc\u00dfe") + todo("DUE:never"));
        var folded = new ByteArrayOutputStream();
        for (var octet : file.getBytes(StandardCharsets.UTF_8)) {
            folded.writeBytes((octet < 0 ? "\r\n " : "").getBytes(StandardCharsets.UTF_8));
            folded.write(octet);
        }

        var entries = SampleFiles.read(FileFormat.ICS, folded.toByteArray());

        assertThat(((TaskEntry) entries.getFirst()).task().title().text())
                .isEqualTo("Gr\u00fc\u00dfe");
        assertThat(entries.getLast().line()).isEqualTo(12);
    }

    @Test
    void a_line_that_is_not_utf_8_is_reported() {
        var file =
                calendar(todo("DESCRIPTION:Gr\u00fc\u00dfe")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SampleFiles.read(FileFormat.ICS, file))
                .singleElement()
                .isEqualTo(new ImportEntry.Unreadable(6, "This line is not valid UTF-8."));
    }

    @Test
    void events_and_single_occurrences_are_skipped() {
        var file =
                calendar(
                        "BEGIN:VEVENT\nSUMMARY:Party\nEND:VEVENT\n"
                                + todo("RECURRENCE-ID:20261224T180000Z"));

        assertThat(SampleFiles.read(FileFormat.ICS, file))
                .hasSize(2)
                .allMatch(entry -> entry instanceof ImportEntry.Skipped);
    }

    @ParameterizedTest
    @CsvSource({"BEGIN:VALARM, 7", "END:VALARM, 6"})
    void a_broken_line_is_reported(String line, int number) {
        assertThat(SampleFiles.read(FileFormat.ICS, calendar(todo(line))))
                .first()
                .isInstanceOfSatisfying(
                        ImportEntry.Unreadable.class,
                        broken -> assertThat(broken.line()).isEqualTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "BEGIN:VTODO\nEND:VTODO\n", "BEGIN:VCALENDAR\n"})
    void a_file_that_is_not_a_calendar_is_rejected(String file) {
        var entries = SampleFiles.read(FileFormat.ICS, file);

        assertThat(entries)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(ImportEntry.Unreadable.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
                "Africa/Casablanca", "America/Santiago", "Asia/Beirut", "Europe/Dublin"
            })
    void a_written_time_zone_is_read_back_unchanged(String name)
            throws IOException, FileSyntaxException {
        var zone = ZoneId.of(name);
        var text = new StringBuilder();
        CalendarZoneWriter.write(new ContentLineWriter(text), zone);
        var lines =
                new ContentLineReader(
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        var begin = Objects.requireNonNull(lines.next());
        var read = CalendarZone.read(ComponentReader.read(begin, lines));

        for (var day = 0; day < 365; day++) {
            var noon = LocalDateTime.of(2027, 1, 1, 12, 0).plusDays(day);
            assertThat(read.instant(noon)).isEqualTo(noon.atZone(zone).toInstant());
        }
    }

    @Test
    void a_recurring_task_is_written_in_the_time_zone_of_its_owner() throws IOException {
        var file = write(SampleFiles.due("x", "2026-07-01T06:00:00Z", false, "FREQ=DAILY"), VIENNA);

        assertThat(file)
                .contains("DUE;TZID=Europe/Vienna:20260701T080000\r\n")
                .contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Vienna\r\n");
    }

    /** RFC 5545, section 3.8.2.3. The start has the same day, so that it matches the rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-07-01T06:00:00Z|false|FREQ=DAILY|TZID=Europe/Vienna:20260701T000000|TZID=Europe/Vienna:20260701T080000",
                "2026-07-01T06:00:00Z|false|FREQ=WEEKLY;BYDAY=WE|TZID=Europe/Vienna:20260701T000000|TZID=Europe/Vienna:20260701T080000",
                "2026-07-01T06:00:00Z|false|FREQ=DAILY;BYHOUR=8,17|TZID=Europe/Vienna:20260701T080000|TZID=Europe/Vienna:20260701T080001",
                "2026-07-01T06:00:00Z|false|FREQ=HOURLY|TZID=Europe/Vienna:20260701T080000|TZID=Europe/Vienna:20260701T080001",
                "2026-06-30T22:00:00Z|false|FREQ=DAILY|TZID=Europe/Vienna:20260701T000000|TZID=Europe/Vienna:20260701T000001",
                "2026-07-01T06:00:00Z|false|FREQ=DAILY;UNTIL=20260801T070000Z|TZID=Europe/Vienna:20260701T080000|TZID=Europe/Vienna:20260701T080001"
            })
    void the_due_date_of_a_recurring_task_is_later_than_its_start(
            String time, boolean allDay, String rule, String start, String end) throws IOException {
        var task = SampleFiles.due("x", time, allDay, rule);

        var file = write(task, VIENNA);

        assertThat(file).contains("DTSTART;" + start + "\r\n", "DUE;" + end + "\r\n");
        assertThat(SampleFiles.entries(FileFormat.ICS, file))
                .extracting(SampleFiles::restored)
                .containsExactly(task);
    }

    @Test
    void an_all_day_recurring_task_lasts_for_its_day() throws IOException {
        var task = SampleFiles.due("x", "2026-07-01T00:00:00Z", true, "FREQ=DAILY");

        var file = write(task, VIENNA);

        assertThat(file)
                .contains("DTSTART;VALUE=DATE:20260701\r\n", "DURATION:P1D\r\n")
                .doesNotContain("\r\nDUE");
        assertThat(SampleFiles.entries(FileFormat.ICS, file))
                .extracting(SampleFiles::restored)
                .containsExactly(task);
    }

    @Test
    void a_rule_without_a_due_date_is_told_and_read_back() throws IOException {
        var task = SampleFiles.due("x", "", false, "FREQ=DAILY");

        var file = write(task, VIENNA);

        assertThat(file)
                .contains("COMMENT:This task has no due date")
                .doesNotContain("\r\nRRULE:FREQ=DAILY");
        var read = SampleFiles.entries(FileFormat.ICS, file);
        assertThat(read).extracting(SampleFiles::restored).containsExactly(task);
        assertThat(read.getFirst().remarks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T06:00:00Z, false, UNTIL=20261224, UNTIL=20261224T225959Z",
        "2026-07-01T06:00:00Z, false, UNTIL=20261224T180000, UNTIL=20261224T170000Z",
        "2026-07-01T06:00:00Z, false, UNTIL=20261224T180000Z, UNTIL=20261224T180000Z",
        "2026-07-01T00:00:00Z, true, UNTIL=20261224, UNTIL=20261224",
        "2026-07-01T00:00:00Z, true, UNTIL=20261224T180000Z, UNTIL=20261224",
        "2026-07-01T06:00:00Z, false, COUNT=3, COUNT=3"
    })
    void until_is_a_utc_time_or_a_date_like_the_start_of_the_series(
            String due, boolean allDay, String end, String written) throws IOException {
        var task = SampleFiles.due("x", due, allDay, "FREQ=DAILY;" + end);

        assertThat(write(task, VIENNA)).contains("RRULE:FREQ=DAILY;" + written + "\r\n");
    }

    @Test
    void an_until_date_survives_a_round_trip() throws IOException {
        var task = SampleFiles.due("x", "2026-07-01T06:00:00Z", false, "FREQ=DAILY;UNTIL=20261224");

        assertThat(
                        tasks(FileFormat.ICS, write(task, VIENNA))
                                .getFirst()
                                .get("recurrence_rule")
                                .textValue())
                .isEqualTo(task.recurrenceRule());
    }

    @Test
    void tasks_with_a_due_date_become_transparent_events() throws IOException {
        var file = new StringBuilder();
        var writing = new CalendarWriter(file, VIENNA, CLOCK.instant(), true);
        writing.begin("Tasks");
        writing.add(SampleFiles.due("Rent", "2026-12-01T00:00:00Z", true, null), null);
        writing.add(SampleFiles.due("Some day", "", false, null), null);
        writing.end();

        assertThat(file.toString())
                .contains(
                        "DTSTART;VALUE=DATE:20261201\r\n", "SUMMARY:Rent\r\n", "TRANSP:TRANSPARENT")
                .doesNotContain("VTODO", "Some day");
    }

    private static ObjectNode only(String lines) {
        return tasks(FileFormat.ICS, calendar(todo(lines))).getFirst();
    }

    /** The lines begin on line 6 of a calendar. */
    private static String todo(String lines) {
        var summary =
                Pattern.compile("(?im)^summary").matcher(lines).find() ? "X-NO:1" : "SUMMARY:x";
        return "BEGIN:VTODO\nUID:1\n" + summary + "\n" + lines + "\nEND:VTODO\n";
    }

    private static String calendar(String parts) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + parts + "END:VCALENDAR\n";
    }
}
