package todo.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventParserTest {

    /** Parses the bytes one by one, as a network may deliver them. */
    private static List<ApiEvent> parse(String text) {
        var events = new ArrayList<ApiEvent>();
        var parser = new EventParser(events::add);
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            parser.read(ByteBuffer.wrap(new byte[] {one}));
        }
        return events;
    }

    @Test
    void reads_events_ids_and_pauses_and_skips_comments() {
        assertThat(
                        parse(
                                "retry: 1500\n\nid: 7\n\n:\n\nid: 8\nevent: task.created\ndata: {\"ä\":1}\n\n"))
                .containsExactly(
                        new ApiEvent(null, null, "", Duration.ofMillis(1500)),
                        new ApiEvent("7", null, "", null),
                        new ApiEvent("8", "task.created", "{\"ä\":1}", null));
    }

    @Test
    void keeps_only_the_beginning_of_a_long_line() {
        var events = parse("event: e\ndata: " + "x".repeat(100_000) + "\n\nid: 9\n\n");

        assertThat(events.getFirst().start()).matches("x+").hasSizeLessThan(EventParser.MAX_LINE);
        assertThat(events.getLast().id()).isEqualTo("9");
    }

    @Test
    void ignores_an_event_that_is_not_complete_and_an_id_that_is_no_number() {
        assertThat(parse("id: x\n\nid: 7\nevent: task.created\n")).isEmpty();
    }
}
