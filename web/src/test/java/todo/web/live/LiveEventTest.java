package todo.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.http.EventStream.Event;
import todo.web.api.ApiEvent;

class LiveEventTest {

    private static ApiEvent event(String type, String start) {
        return new ApiEvent("7", type, start, null);
    }

    @Test
    void a_change_names_its_entity_and_operation_even_if_the_rest_is_cut_off() {
        var start =
                "{\"id\":7,\"operation_id\":\"o\",\"through\":\"api\",\"task\":{\"id\":\"e\",\"tit";
        assertThat(LiveEvent.of(event("task.updated", start)))
                .contains(
                        new Event(
                                "7",
                                "change",
                                "{\"id\":7,\"kind\":\"task\",\"entity\":\"e\",\"operation\":\"o\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{\"operation_id\":\"o\"}",
                "{\"operation_id\":\"o\",\"task\":{\"title\":\"cut o",
                "{\"operation_id\":\"o\",\"task\":\"e\"}"
            })
    void a_change_that_does_not_name_its_entity_makes_the_page_load_everything(String start) {
        assertThat(LiveEvent.of(event("task.updated", start)))
                .contains(new Event("7", "reset", "{}"));
    }

    @Test
    void a_reset_is_passed_on_and_an_unknown_event_is_not() {
        assertThat(LiveEvent.of(event("reset", "{\"detail\":\"x\"}")))
                .contains(new Event("7", "reset", "{}"));
        assertThat(LiveEvent.of(event("comment.created", "{}"))).isEmpty();
    }
}
