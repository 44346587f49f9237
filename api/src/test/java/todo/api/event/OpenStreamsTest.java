package todo.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import todo.failure.Failure;
import todo.http.EventStream.Times;

class OpenStreamsTest {

    @Test
    void a_full_server_refuses_new_streams() {
        assertThatThrownBy(() -> new OpenStreams(0).requireRoom())
                .isInstanceOf(Failure.Unavailable.class);
        assertThatCode(() -> new OpenStreams(1).requireRoom()).doesNotThrowAnyException();
    }

    @Test
    void heartbeats_and_lifetimes_stay_below_the_timeouts_of_proxies_and_the_server() {
        assertThat(Times.USUAL.heartbeat()).isLessThanOrEqualTo(Duration.ofSeconds(25));
        assertThat(Times.USUAL.life()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void a_replica_reads_the_messages_of_others_and_ignores_its_own() {
        var here = new ReplicaMessages(new UUID(0, 1));
        var there = new ReplicaMessages(new UUID(0, 2));
        var owners = List.of(new UUID(1, 1), new UUID(1, 2));

        assertThat(here.read(there.write(owners))).isEqualTo(owners);
        assertThat(here.read(here.write(owners))).isEmpty();
        for (var nonsense : List.of("", ":", "x", ",,,", "x:y,z")) {
            assertThat(here.read(nonsense)).isEmpty();
        }
    }

    @Test
    void the_longest_message_fits_into_a_notification() {
        var owners = Stream.generate(UUID::randomUUID).limit(ReplicaMessages.MAX_OWNERS).toList();

        assertThat(new ReplicaMessages(UUID.randomUUID()).write(owners)).hasSizeLessThan(8000);
    }
}
