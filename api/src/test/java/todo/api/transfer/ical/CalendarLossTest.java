package todo.api.transfer.ical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.transfer.FileFormat;
import todo.api.transfer.SampleFiles;
import todo.api.transfer.importing.ImportEntry;
import todo.api.transfer.importing.TaskEntry;

/** A to-do that a task cannot hold as a whole is imported without the rest, which is told. */
class CalendarLossTest {

    private static final String DUE = "SUMMARY:x\nDUE:20261224T180000Z\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACTION:NONE\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z",
                "ACTION:DISPLAY\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z",
                "ACTION:X-PAGER\nTRIGGER:-PT15M",
                "action:none\nTRIGGER:-PT15M"
            })
    void an_alarm_that_never_rings_is_ignored(String alarm) {
        var task = todo(DUE + alarm(alarm));

        assertThat(task.remarks()).isEmpty();
        assertThat(reminder(task)).isNull();
    }

    @Test
    void a_reminder_long_before_the_due_date_is_capped_and_told() {
        var task = todo(DUE + alarm("TRIGGER:-P731D"));

        assertThat(reminder(task)).isEqualTo(366 * 24 * 60);
        assertThat(task.remarks()).singleElement().asString().contains("731 days before");
    }

    @Test
    void the_first_of_several_reminders_is_kept_and_the_others_are_told() {
        var alarms = alarm("TRIGGER:-PT15M") + alarm("TRIGGER:-P1D") + alarm("TRIGGER:-PT15M");

        var task = todo(DUE + alarms + alarm("TRIGGER;VALUE=DATE-TIME:20261224T170000Z"));

        assertThat(reminder(task)).isEqualTo(15);
        assertThat(task.remarks())
                .containsExactly(
                        "A task has one reminder, the first one. Left out: -P1D, 20261224T170000Z.");
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS:COMPLETED, TRIGGER:-PT15M, It is completed",
        "X-NO:1, TRIGGER:PT15M, after the due date",
        "X-NO:1, TRIGGER:soon, not understood",
        "X-NO:1, X-NO:1, not understood",
        "X-NO:1, TRIGGER:19760401T005545Z|X-APPLE-PROXIMITY:ARRIVE, at a place"
    })
    void a_reminder_that_a_task_cannot_have_is_left_out_and_told(
            String property, String alarm, String remark) {
        var task = todo(DUE + property + "\n" + alarm(alarm.replace('|', '\n')));

        assertThat(reminder(task)).isNull();
        assertThat(task.remarks()).singleElement().asString().contains(remark, "left out");
    }

    @Test
    void a_reminder_without_a_due_date_is_left_out_and_told() {
        var task = todo("SUMMARY:x\n" + alarm("TRIGGER;VALUE=DATE-TIME:20261224T170000Z"));

        assertThat(task.remarks())
                .containsExactly(
                        "It has no due date, so its reminder is left out: 20261224T170000Z.");
    }

    @Test
    void the_details_of_a_reminder_are_told() {
        var task = todo(DUE + alarm("ACTION:EMAIL\nTRIGGER:-PT15M\nREPEAT:2\nDURATION:PT5M"));

        assertThat(reminder(task)).isEqualTo(15);
        assertThat(task.remarks())
                .containsExactly(
                        "Its reminder by e-mail becomes a notification.",
                        "Its reminder does not repeat.");
    }

    @ParameterizedTest
    @CsvSource({
        "DESCRIPTION:\\n Buy \\nmilk, Buy",
        "SUMMARY:|DESCRIPTION:Buy milk, Buy milk",
        "SUMMARY: , Untitled",
        "X-NO:1, Untitled"
    })
    void a_todo_without_a_summary_gets_a_title(String lines, String title) {
        var task = todo(lines.replace('|', '\n') + "\n");

        assertThat(task.task().title().text()).isEqualTo(title);
        assertThat(task.remarks()).singleElement().asString().startsWith("It has no title");
    }

    @Test
    void a_time_zone_may_be_defined_behind_the_todo_that_uses_it() {
        var zone =
                """
                BEGIN:VTIMEZONE
                TZID:Office
                BEGIN:STANDARD
                DTSTART:16010101T000000
                TZOFFSETFROM:+0530
                TZOFFSETTO:+0530
                END:STANDARD
                END:VTIMEZONE
                """;
        var todo = "BEGIN:VTODO\nSUMMARY:x\nDUE;TZID=Office:20261224T180000\nEND:VTODO\n";

        for (var calendar : List.of(zone + todo, todo + zone)) {
            var task = (TaskEntry) entries(calendar).getFirst();
            assertThat(due(task)).isEqualTo("2026-12-24T12:30:00Z");
            assertThat(task.remarks()).isEmpty();
        }
    }

    @Test
    void the_location_of_a_zone_that_libical_wrote_is_used() {
        var zone =
                """
                BEGIN:VTIMEZONE
                TZID:Wien
                X-LIC-LOCATION:Europe/Vienna
                END:VTIMEZONE
                """;
        var todo = "BEGIN:VTODO\nSUMMARY:x\nDUE;TZID=Wien:20260701T080000\nEND:VTODO\n";

        assertThat(due((TaskEntry) entries(todo + zone).getFirst()))
                .isEqualTo("2026-07-01T06:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "W. Europe Standard Time, 2026-07-01T06:00:00Z",
        "w. europe standard time, 2026-07-01T06:00:00Z",
        "Romance Standard Time, 2026-07-01T06:00:00Z",
        "GMT Standard Time, 2026-07-01T07:00:00Z",
        "Eastern Standard Time, 2026-07-01T12:00:00Z",
        "Central Standard Time (Mexico), 2026-07-01T14:00:00Z",
        "Tokyo Standard Time, 2026-06-30T23:00:00Z",
        "India Standard Time, 2026-07-01T02:30:00Z",
        "UTC-11, 2026-07-01T19:00:00Z",
        "\"tzone://Microsoft/Utc\", 2026-07-01T08:00:00Z"
    })
    void the_names_of_windows_are_known(String zone, String due) {
        var task = todo("SUMMARY:x\nDUE;TZID=" + zone + ":20260701T080000\n");

        assertThat(due(task)).isEqualTo(due);
        assertThat(task.remarks()).isEmpty();
    }

    @Test
    void a_time_in_an_unknown_zone_is_in_the_owners_zone_and_told() {
        var task = todo("SUMMARY:x\nDUE;TZID=Mars/Base:20260701T080000\n");

        assertThat(due(task)).isEqualTo("2026-07-01T06:00:00Z");
        assertThat(task.remarks())
                .containsExactly("The time zone “Mars/Base” is unknown, so DUE is read in yours.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=MINUTELY;INTERVAL=30",
                "FREQ=SECONDLY",
                "RSCALE=CHINESE;FREQ=YEARLY",
                "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD",
                "FREQ=DAILY;X-EASTER=1",
                "FREQ=DAILY;BYSECOND=0,30",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;COUNT=0",
                "daily"
            })
    void a_rule_that_a_task_cannot_have_is_kept_in_the_description(String rule) {
        var task = todo(DUE + "DESCRIPTION:Text\nRRULE:" + rule + "\n");

        assertThat(rule(task)).isNull();
        assertThat(description(task)).isEqualTo("Text\n\nRecurrence: " + rule);
        assertThat(task.remarks())
                .singleElement()
                .asString()
                .startsWith("Its recurrence rule was added to the description.");
    }

    @ParameterizedTest
    @CsvSource({
        "RSCALE=GREGORIAN;FREQ=DAILY, FREQ=DAILY",
        "FREQ=DAILY;BYSECOND=0, FREQ=DAILY",
        "FREQ=SECONDLY;INTERVAL=86400, FREQ=DAILY",
        "FREQ=MINUTELY;INTERVAL=2880;COUNT=3, FREQ=DAILY;INTERVAL=2;COUNT=3",
        "rscale=gregorian;freq=monthly;skip=omit;, FREQ=MONTHLY"
    })
    void parts_of_a_rule_that_change_nothing_are_ignored(String written, String rule) {
        var task = todo(DUE + "RRULE:" + written + "\n");

        assertThat(rule(task)).isEqualTo(rule);
        assertThat(task.remarks()).isEmpty();
    }

    @Test
    void exceptions_and_further_rules_are_told() {
        var task =
                todo(
                        DUE
                                + """
                                RRULE:FREQ=DAILY
                                RRULE:FREQ=WEEKLY
                                EXDATE:20261225T180000Z,20261226T180000Z
                                RDATE:20270101T120000Z
                                EXRULE:FREQ=YEARLY
                                """);

        assertThat(rule(task)).isEqualTo("FREQ=DAILY");
        assertThat(task.remarks())
                .containsExactly(
                        "A task recurs by one rule only. Left out: RRULE:FREQ=WEEKLY, EXRULE:FREQ=YEARLY, "
                                + "EXDATE:20261225T180000Z,20261226T180000Z, RDATE:20270101T120000Z.");
    }

    @Test
    void a_rule_with_times_loses_them_on_an_all_day_task_which_is_told() {
        var task = todo("SUMMARY:x\nDUE;VALUE=DATE:20261224\nRRULE:FREQ=DAILY;BYHOUR=9\n");

        assertThat(task.remarks()).singleElement().asString().contains("FREQ=DAILY.");
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART;TZID=Europe/Vienna:20270327T120000, P1D, 2027-03-28T10:00:00Z",
        "DTSTART;TZID=Europe/Vienna:20270327T120000, PT24H, 2027-03-28T11:00:00Z",
        "DTSTART;TZID=Europe/Vienna:20270327T120000, P1DT1H, 2027-03-28T11:00:00Z",
        "DTSTART;TZID=Europe/Vienna:20271030T120000, P1D, 2027-10-31T11:00:00Z",
        "DTSTART;TZID=Europe/Vienna:20270324T120000, P1W, 2027-03-31T10:00:00Z",
        "DTSTART;TZID=Europe/Vienna:20270327T023000, P1D, 2027-03-28T01:30:00Z",
        "DTSTART:20270327T120000, P1D, 2027-03-28T10:00:00Z",
        "DTSTART;TZID=W. Europe Standard Time:20270327T120000, P1D, 2027-03-28T10:00:00Z",
        "DTSTART:20270327T120000Z, P1D, 2027-03-28T12:00:00Z",
        "DTSTART;VALUE=DATE:20270101, P3D, 2027-01-03T00:00:00Z",
        "DTSTART;VALUE=DATE:20270101, P1D, 2027-01-01T00:00:00Z",
        "DTSTART;VALUE=DATE:20270101, P1W, 2027-01-07T00:00:00Z",
        "DTSTART;VALUE=DATE:20270101, PT36H, 2027-01-02T00:00:00Z",
        "DTSTART;VALUE=DATE:20270101, PT0S, 2027-01-01T00:00:00Z"
    })
    void the_days_of_a_duration_are_nominal(String start, String duration, String due) {
        assertThat(due(todo("SUMMARY:x\n" + start + "\nDURATION:" + duration + "\n")))
                .isEqualTo(due);
    }

    @Test
    void a_reminder_at_the_end_of_a_duration_counts_from_the_midnight_after_its_last_day() {
        var task =
                todo(
                        "SUMMARY:x\nDTSTART;VALUE=DATE:20270101\nDURATION:P3D\n"
                                + alarm("TRIGGER;RELATED=END:-P2D"));

        assertThat(due(task)).isEqualTo("2027-01-03T00:00:00Z");
        assertThat(reminder(task)).isEqualTo(24 * 60);
    }

    @ParameterizedTest
    @CsvSource({
        "DUE:never, DUE “never” is not understood",
        "DURATION:P1D, DURATION “P1D” is not understood",
        "DTSTART:20261224T180000Z|DURATION:P999999W, DURATION “P999999W” is not understood",
        "DTSTART;VALUE=DATE:99991231|DURATION:P2D, DURATION “P2D” is not understood",
        "DTSTART:20261224T180000Z|DURATION:-P1D, DURATION “-P1D” is not understood",
        "DUE:20261332, DUE “20261332” is not understood",
        "DUE:00010101T000000Z, DUE “00010101T000000Z” is not understood",
        "CREATED:yesterday, CREATED “yesterday” is not understood",
        "no colon, Line 4 “no colon” is not understood",
        "STATUS:CANCELLED, It is cancelled",
        "PERCENT-COMPLETE:40, Its progress of 40 % is left out",
        "DTSTART:20261201T100000Z|DUE:20261202T100000Z, A task has no start",
        "DTSTART:20261201T100000Z, its start becomes the due date",
        "LOCATION:Vienna, Added to the description: location",
        "URL:https://example.org, Added to the description: link",
        "COMMENT:Hm, Added to the description: comment",
        "ATTACH:https://example.org/a.pdf, 'no field for these: attachments'",
        "ATTENDEE:mailto:ben@example.org, 'no field for these: attendees'",
        "CLASS:PRIVATE, Its access class PRIVATE is left out",
        "RELATED-TO;RELTYPE=CHILD:2, relations to other to-dos are left out",
        "RELATED-TO:2|RELATED-TO:3, relations to other to-dos are left out"
    })
    void everything_that_is_lost_is_told(String lines, String remark) {
        assertThat(todo("SUMMARY:x\n" + lines.replace('|', '\n') + "\n").remarks())
                .first()
                .asString()
                .contains(remark);
    }

    @Test
    void a_long_description_and_many_tags_are_cut_and_told() {
        var tags = IntStream.range(0, 12).mapToObj(i -> "t" + i).collect(Collectors.joining(","));

        var task =
                todo(
                        "SUMMARY:x\nCATEGORIES:"
                                + tags
                                + "\nDESCRIPTION:"
                                + "é".repeat(70_000)
                                + "\n");

        assertThat(description(task)).hasSize(10_000).endsWith("é…");
        assertThat(task.remarks())
                .containsExactly(
                        "A task can have at most 10 tags, so these were left out: t10, t11.",
                        "Its description is longer than 10000 characters. Only its beginning is kept.");
    }

    @Test
    void a_long_attachment_does_not_prevent_the_import() {
        var attachment = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD\n ".repeat(100_000) + "\n";

        var task = todo("SUMMARY:x\n" + attachment + "DUE;VALUE=DATE:20261224\n");

        assertThat(due(task)).isEqualTo("2026-12-24T00:00:00Z");
        assertThat(task.remarks()).singleElement().asString().contains("attachments");
    }

    @Test
    void deeply_nested_parts_are_ignored() {
        var parts = IntStream.range(0, 30).mapToObj(i -> "BEGIN:X-P" + i + "\n").toList();
        var ends = parts.reversed().stream().map(part -> part.replace("BEGIN", "END")).toList();

        assertThat(due(todo(DUE + String.join("", parts) + String.join("", ends))))
                .isEqualTo("2026-12-24T18:00:00Z");
    }

    private static TaskEntry todo(String lines) {
        return (TaskEntry) entries("BEGIN:VTODO\n" + lines + "END:VTODO\n").getFirst();
    }

    private static List<ImportEntry> entries(String components) {
        return SampleFiles.read(
                FileFormat.ICS, "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n");
    }

    private static String alarm(String lines) {
        return "BEGIN:VALARM\n" + lines + "\nEND:VALARM\n";
    }

    private static @Nullable String due(TaskEntry task) {
        var due = task.task().task().fields().dueDate().apply(null);
        return due == null ? null : due.toString();
    }

    private static @Nullable Integer reminder(TaskEntry task) {
        var lead = task.task().task().fields().reminderLeadTime().apply(null);
        return lead == null ? null : lead.minutes();
    }

    private static @Nullable String description(TaskEntry task) {
        var text = task.task().task().fields().description().apply(null);
        return text == null ? null : text.text();
    }

    private static @Nullable String rule(TaskEntry task) {
        var rule = task.task().task().fields().recurrence().apply(null);
        return rule == null ? null : rule.text();
    }
}
