package todo.api.chat.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.MovableClock;
import todo.api.TestApi;

/** Conversations over the real tools, on a Wednesday in Vienna. */
class BuiltInAssistantTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-03T12:00:00Z"));

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), CLOCK, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void sentences_do_what_they_say() {
        var script = Script.read("sentences.txt");
        assertThat(script.conversations().stream().mapToInt(each -> each.exchanges().size()).sum())
                .isGreaterThanOrEqualTo(150);
        assertThat(String.join("\n", faults(script))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"everyday.txt", "household.txt"})
    void people_are_understood_however_they_speak(String script) {
        assertThat(String.join("\n", faults(Script.read(script)))).isEmpty();
    }

    /** Neither file was read before the grammar was finished; the second is another writer's. */
    @ParameterizedTest
    @ValueSource(strings = {"unseen.txt", "another-writer.txt"})
    void sentences_that_the_grammar_has_never_seen_are_understood_too(String file) {
        var script = Script.read(file);
        var all = script.conversations().stream().mapToInt(each -> each.exchanges().size()).sum();
        var faults = faults(script);
        System.out.printf("%s: %d of %d are right%n", file, all - faults.size(), all);
        assertThat(all).isGreaterThanOrEqualTo(100);
        assertThat(all - faults.size())
                .as(String.join("\n", faults))
                .isGreaterThanOrEqualTo((int) Math.ceil(all * 0.95));
    }

    @Test
    void texts_of_tasks_are_shown_and_never_obeyed() {
        assertThat(String.join("\n", faults(Script.read("injection.txt")))).isEmpty();
    }

    private static List<String> faults(Script script) {
        var faults = new ArrayList<String>();
        for (var conversation : script.conversations()) {
            faults.addAll(new Rehearsal(api, CLOCK, script).play(conversation));
        }
        return faults;
    }
}
