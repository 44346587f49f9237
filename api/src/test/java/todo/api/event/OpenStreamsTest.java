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
    void where_there_is_no_room_the_client_is_told_to_come_back() {
        assertThatThrownBy(() -> new OpenStreams(0).requireRoom())
                .isInstanceOf(Failure.Unavailable.class);
        assertThatCode(() -> new OpenStreams(1).requireRoom()).doesNotThrowAnyException();
    }

    @Test
    void a_stream_shows_that_it_lives_before_proxies_give_up_and_ends_before_the_server_cuts_it() {
        assertThat(Times.USUAL.heartbeat()).isLessThanOrEqualTo(Duration.ofSeconds(25));
        assertThat(Times.USUAL.life()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void a_replica_reads_what_others_say_and_not_its_own_words() {
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
    void as_many_owners_as_are_sent_at_once_fit_into_a_notification() {
        var owners = Stream.generate(UUID::randomUUID).limit(ReplicaMessages.MOST_IN_ONE).toList();

        assertThat(new ReplicaMessages(UUID.randomUUID()).write(owners)).hasSizeLessThan(8000);
    }
}
