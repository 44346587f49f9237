package todo.api.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Ids;
import todo.failure.Failure;

class PositionTest {

    private final Ids ids = new Ids(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({"a, c", "a, b", "a, a1", "a, a01", "0001, 001", "az, b", "azzzz, b", "19, 2"})
    void between_two_keys_there_is_always_another_one(String low, String high) {
        for (var key :
                List.of(
                        Position.between(low, high),
                        Position.above(low, high),
                        Position.below(low, high))) {
            assertThat(Position.parse(key)).isGreaterThan(low).isLessThan(high);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "z", "zzz", "0001", "019a3b", "a0b"})
    void beyond_each_end_there_is_always_another_one(String key) {
        assertThat(Position.parse(Position.above(key, null))).isGreaterThan(key);
        assertThat(Position.parse(Position.below(null, key))).isLessThan(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "a0", "A", "a b", "ä"})
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> Position.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void ten_thousand_random_moves_keep_the_order_of_a_list_and_keys_short() {
        var random = new Random(7);
        var keys = new ArrayList<String>();
        for (var i = 0; i < 100; i++) {
            keys.add(Position.last(ids.next()));
        }
        keys.sort(null);
        for (var i = 0; i < 10_000; i++) {
            keys.remove(random.nextInt(keys.size()));
            var to = random.nextInt(keys.size() + 1);
            var low = to == 0 ? null : keys.get(to - 1);
            var high = to == keys.size() ? null : keys.get(to);
            var key = random.nextBoolean() ? behind(low, high) : inFrontOf(low, high);
            keys.add(to, Position.parse(key));
            assertThat(keys).isSorted().doesNotHaveDuplicates();
        }
        assertThat(longest(keys)).isLessThan(60);
    }

    private String behind(@Nullable String low, @Nullable String high) {
        return low == null
                ? inFrontOf(null, high)
                : new Gap(low, high, high == null).after(Position.last(ids.next()));
    }

    private String inFrontOf(@Nullable String low, @Nullable String high) {
        return high == null ? behind(low, null) : new Gap(high, low, low == null).before();
    }

    @Test
    void moving_to_the_front_a_thousand_times_keeps_keys_short() {
        var first = Position.last(ids.next());
        assertThat(longest(repeat(first, key -> new Gap(key, null, true).before()))).isLessThan(30);
        // where the tasks of another list come before
        var other = Position.last(new UUID(0x019a_0000_0000_7000L, 0));
        assertThat(longest(repeat(first, key -> new Gap(key, other, true).before())))
                .isLessThan(30);
    }

    @Test
    void moving_to_the_end_a_thousand_times_keeps_keys_short() {
        var last = "zzz";
        var fresh = Position.last(ids.next());
        assertThat(longest(repeat(last, key -> new Gap(key, null, true).after(fresh))))
                .isLessThan(30);
        assertThat(longest(repeat("a", key -> new Gap(key, "b", true).after(fresh))))
                .isLessThan(30);
    }

    @Test
    void moving_to_the_same_place_in_the_middle_a_thousand_times_is_possible() {
        var keys = repeat("b", key -> new Gap("a", key, false).after("0"));

        assertThat(longest(keys)).isBetween(150, 250);
    }

    @Test
    void where_there_is_no_room_left_the_person_hears_what_to_do() {
        assertThatThrownBy(() -> Position.between("a", "a" + "0".repeat(998) + "1"))
                .isInstanceOf(Failure.Conflict.class)
                .hasMessageContaining("Move one of them first");
    }

    private static List<String> repeat(String first, UnaryOperator<String> move) {
        var keys = new ArrayList<>(List.of(first));
        for (var i = 0; i < 1_000; i++) {
            keys.add(Position.parse(move.apply(keys.getLast())));
        }
        assertThat(keys).doesNotHaveDuplicates();
        return keys;
    }

    private static int longest(List<String> keys) {
        return keys.stream().mapToInt(String::length).max().orElseThrow();
    }
}
