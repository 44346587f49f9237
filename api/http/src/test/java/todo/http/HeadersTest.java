package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    @Test
    void the_case_of_a_name_does_not_matter() {
        var headers = new Headers(Map.of("X-request-id", List.of("1", "2")));

        assertThat(headers.first("X-Request-ID")).isEqualTo("1");
        assertThat(headers.all("x-request-id")).containsExactly("1", "2");
        assertThat(headers.has("X-REQUEST-ID")).isTrue();
        assertThat(headers.asMap().get("x-Request-Id")).containsExactly("1", "2");
        assertThat(headers.first("X-Request")).isNull();
        assertThat(headers.all("X-Request")).isEmpty();
    }

    @Test
    void a_line_is_added_or_takes_the_place_of_all_others_of_its_name() {
        var both = Headers.NONE.with("Vary", "Accept").and("vary", "Origin").and("A", "b");

        assertThat(both.all("Vary")).containsExactly("Accept", "Origin");
        assertThat(both.with("VARY", "*").all("Vary")).containsExactly("*");
        assertThat(both.with("VARY", "*").first("A")).isEqualTo("b");
    }

    @Test
    void none_is_changed_by_what_is_made_from_it() {
        var first = Headers.NONE.with("A", "1");
        var second = first.with("A", "2").and("B", "3");

        assertThat(Headers.NONE.asMap()).isEmpty();
        assertThat(first.asMap()).isEqualTo(Map.of("A", List.of("1")));
        assertThat(second.asMap()).isEqualTo(Map.of("A", List.of("2"), "B", List.of("3")));
    }

    @Test
    void a_list_is_searched_in_every_line_and_in_any_case() {
        var headers =
                Headers.NONE.and("Connection", "keep-alive , Upgrade").and("Connection", "close");

        assertThat(headers.lists("connection", "upgrade")).isTrue();
        assertThat(headers.lists("connection", "close")).isTrue();
        assertThat(headers.lists("connection", "keep")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nb", "a\r\n b", "a\nb", "a\rb", "\0", "\u0001", "\u007f", "€", "😀"})
    void a_value_with_a_forbidden_character_is_refused(String value) {
        assertThatThrownBy(() -> Headers.NONE.with("Location", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(value);
        assertThatThrownBy(() -> Headers.NONE.and("Location", value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\n", "é", "a\0"})
    void an_invalid_name_is_refused(String name) {
        assertThatThrownBy(() -> Headers.NONE.with(name, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tabs_and_latin_letters_pass() {
        assertThat(Headers.NONE.with("A", "a\tÿ").first("A")).isEqualTo("a\tÿ");
    }
}
