package todo.api.quickadd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import todo.api.recurrence.Origin;

class ParsedLineTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    /** The tables of docs/quick-add.md whose first column is a line. */
    static Stream<Arguments> examples() throws IOException {
        var examples = new ArrayList<Arguments>();
        var among = false;
        for (var row : Files.readAllLines(Path.of("../docs/quick-add.md"))) {
            var cells = row.split("\\|", -1);
            if (row.startsWith("| line |")) {
                among = true;
            } else if (!row.startsWith("|")) {
                among = false;
            } else if (among && !row.startsWith("|---")) {
                var line = cells[1].strip();
                examples.add(
                        Arguments.of(
                                line.substring(1, line.length() - 1),
                                cells[2].strip(),
                                cells[3].strip()));
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_of_the_documentation_hold(String line, String title, String understood) {
        var task = ParsedLine.parse(line, VIENNA, NOW);

        assertThat(task.title()).isEqualTo(title);
        assertThat(
                        task.understood().stream()
                                .map(each -> (each.kind().wire() + " " + each.value()).strip())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(understood);
    }

    @Test
    void the_documentation_has_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # the next such time
                    call 11:00 | 2026-11-24 | 11:00
                    call 9am | 2026-11-25 | 09:00
                    # what is said, even if it has gone by
                    call today 9am | 2026-11-24 | 09:00
                    call in 30 min | 2026-11-24 | 10:30
                    call in 15 hours | 2026-11-25 | 01:00
                    call tomorrow | 2026-11-25 | -
                    # the first day of the series that is not past
                    call every day | 2026-11-24 | -
                    call every day 9am | 2026-11-25 | 09:00
                    call every day 11am | 2026-11-24 | 11:00
                    call every week 9am | 2026-12-01 | 09:00
                    call every tuesday | 2026-11-24 | -
                    call every tuesday 9am | 2026-12-01 | 09:00
                    call every morning | 2026-11-25 | 09:00
                    call every evening | 2026-11-24 | 19:00
                    call every friday tomorrow | 2026-11-27 | -
                    call every 3 days starting 1 dec 9am | 2026-12-01 | 09:00
                    call every 12 hours | 2026-11-24 | 22:00
                    call every 12 hours at 9pm | 2026-11-24 | 21:00
                    call every 8 hours starting 6am | 2026-11-24 | 14:00
                    call every 8 hours starting tomorrow 6am | 2026-11-25 | 06:00
                    call every 8 hours starting 6am tomorrow | 2026-11-25 | 06:00
                    call every 8 hours from noon | 2026-11-24 | 12:00
                    call every day starting 9:47 | 2026-11-25 | 09:47
                    call every week starting 1 dec 18:00 | 2026-12-01 | 18:00
                    call every month 31 dec | 2026-12-31 | -
                    call every 31st | 2026-11-30 | -
                    buy milk | - | -
                    """)
    void the_due_date_is_what_a_person_expects(String line, String date, String time) {
        var task = ParsedLine.parse(line, VIENNA, NOW);

        assertThat(task.title()).isIn("call", "buy milk");
        assertThat(task.date() == null ? null : task.date().toString()).isEqualTo(date);
        assertThat(task.time() == null ? null : task.time().toString()).isEqualTo(time);
    }

    @Test
    void an_exclamation_mark_counts_from_completion() {
        assertThat(ParsedLine.parse("x every! day", VIENNA, NOW).origin())
                .isEqualTo(Origin.COMPLETION);
        assertThat(ParsedLine.parse("x every day", VIENNA, NOW).origin()).isEqualTo(Origin.DUE);
    }

    @Test
    void the_eleventh_tag_stays_in_the_title() {
        var task = ParsedLine.parse("x #a #b #c #d #e #f #g #h #i #j #k #a", VIENNA, NOW);

        assertThat(task.tags()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertThat(task.title()).isEqualTo("x #k");
    }

    private static final List<String> WORDS =
            List.of(
                    "every",
                    "every!",
                    "ev",
                    "other",
                    "last",
                    "1st",
                    "2nd",
                    "31st",
                    "27",
                    "3",
                    "day",
                    "days",
                    "week",
                    "month",
                    "workday",
                    "hours",
                    "monday",
                    "fri",
                    "sat",
                    "and",
                    "&",
                    "of",
                    "the",
                    "month",
                    "jan",
                    "may",
                    "feb",
                    "29",
                    "dec",
                    "2027",
                    "tomorrow",
                    "today",
                    "next",
                    "this",
                    "on",
                    "by",
                    "in",
                    "end",
                    "at",
                    "noon",
                    "9am",
                    "9:30",
                    "18:00",
                    "am",
                    "pm",
                    "24.12.",
                    "2026-12-24",
                    "9999-12-31",
                    "until",
                    "starting",
                    "for",
                    "times",
                    "until",
                    "from",
                    "to",
                    "-",
                    "–",
                    "5pm-6pm",
                    "yesterday",
                    "“Big",
                    "house”",
                    "＃家",
                    "！１",
                    "『",
                    "』",
                    "‘",
                    "’",
                    "!high",
                    "!1",
                    "#tag",
                    "list:Home",
                    "list:\"Big",
                    "house\"",
                    "\"",
                    "\\",
                    "\\every",
                    "remind",
                    "me",
                    "30m",
                    "before",
                    "except",
                    "but",
                    "each",
                    "december",
                    "4th",
                    "tue,",
                    "tomorrow!?",
                    "at 5",
                    "milk",
                    "Ödön",
                    "📞",
                    ",",
                    ".",
                    "İstanbul",
                    "\u00a0",
                    "\u2003",
                    "\t",
                    "\n",
                    "daily",
                    "0",
                    "9999",
                    "é",
                    "\ud83d");

    @Test
    void any_text_becomes_a_title_and_understood_words() {
        var random = new Random(20261124);
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> {
                    for (var i = 0; i < 20_000; i++) {
                        var text = new StringBuilder();
                        for (var n = random.nextInt(12); n >= 0; n--) {
                            text.append(WORDS.get(random.nextInt(WORDS.size())));
                            text.append(random.nextInt(8) == 0 ? "" : " ");
                        }
                        check(text.toString());
                    }
                });
    }

    private static void check(String text) {
        var task = ParsedLine.parse(text, VIENNA, NOW);
        var rest = new StringBuilder();
        var at = 0;
        for (var each : task.understood()) {
            assertThat(each.start()).as(text).isBetween(at, each.end() - 1);
            assertThat(each.end()).as(text).isLessThanOrEqualTo(text.length());
            assertThat(each.text()).isEqualTo(text.substring(each.start(), each.end()));
            rest.append(text, at, each.start());
            at = each.end();
        }
        rest.append(text.substring(at));
        assertThat(letters(task.title())).as(text).isEqualTo(letters(rest.toString()));
        assertThat(task.title().isEmpty()).as(text).isEqualTo(words(text).isEmpty());
        if (task.rule() != null) {
            assertThat(todo.api.recurrence.Rule.parse(task.rule().text())).isEqualTo(task.rule());
            assertThat(task.date()).isNotNull();
        }
    }

    /** Punctuation that separates recognised words from the title is left out with them. */
    private static String letters(String text) {
        return words(text.replaceAll("[-–,.:]", " "));
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    @Test
    void the_running_time_is_linear() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    for (var word : WORDS) {
                        ParsedLine.parse((word + " ").repeat(1000), VIENNA, NOW);
                        ParsedLine.parse(word.repeat(1000), VIENNA, NOW);
                    }
                });
    }
}
