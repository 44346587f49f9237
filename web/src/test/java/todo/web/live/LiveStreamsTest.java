package todo.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import todo.failure.Failure;
import todo.failure.FailureCode;

class LiveStreamsTest {

    @Test
    void a_full_server_refuses_new_streams_until_one_ends() {
        var streams = new LiveStreams(1);
        var first = streams.add("ada");

        assertThatThrownBy(() -> streams.add("grace"))
                .asInstanceOf(InstanceOfAssertFactories.type(Failure.Unavailable.class))
                .extracting(Failure::code)
                .isEqualTo(FailureCode.TOO_MANY_STREAMS);
        first.close();
        first.close();
        try (var second = streams.add("grace")) {
            assertThat(second.isDisplaced()).isFalse();
            assertThatThrownBy(() -> streams.add("ada")).isInstanceOf(Failure.Unavailable.class);
        }
    }

    @Test
    void a_displaced_stream_leaves_room_for_the_one_that_displaced_it() {
        var streams = new LiveStreams(LiveStreams.MAX_STREAMS_OF_SESSION);
        var oldest = streams.add("ada");
        for (var i = 1; i < LiveStreams.MAX_STREAMS_OF_SESSION; i++) {
            assertThat(streams.add("ada").isDisplaced()).isFalse();
        }
        assertThat(oldest.isDisplaced()).isFalse();

        assertThat(streams.add("ada").isDisplaced()).isFalse();
        assertThat(oldest.isDisplaced()).isTrue();
        oldest.close(); // counts no longer
        assertThatThrownBy(() -> streams.add("grace")).isInstanceOf(Failure.Unavailable.class);
    }
}
