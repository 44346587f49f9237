package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;

class EnvTest {

    @Test
    void an_absent_or_empty_variable_is_its_default() {
        var env = new Env(Map.of("EMPTY", " ", "SET", " x "));

        assertThat(env.text("ABSENT", "d")).isEqualTo("d");
        assertThat(env.text("EMPTY", "d")).isEqualTo("d");
        assertThat(env.text("SET", "d")).isEqualTo("x");
        assertThat(env.integer("ABSENT", 8000, 1, 65535)).isEqualTo(8000);
        env.check();
    }

    @Test
    void every_fault_is_told_at_once_by_key_and_without_the_value() {
        var env = new Env(Map.of("PORT", "s3cret", "LOG_LEVEL", "s3cret", "KEY", "s3cret"));

        env.integer("PORT", 8000, 0, 65535);
        env.parsed("DATABASE_URL", "", text -> text, "");
        env.parsed(
                "KEY",
                "",
                text -> {
                    throw new IllegalArgumentException("is too short");
                },
                "");
        Logs.level(env);

        assertThatThrownBy(env::check)
                .isInstanceOf(Env.InvalidEnvironment.class)
                .hasMessage(
                        """
                        The configuration is invalid:
                          DATABASE_URL is required.
                          KEY is too short.
                          LOG_LEVEL has to be DEBUG, INFO, WARNING, ERROR or CRITICAL.
                          PORT has to be a whole number between 0 and 65535.\
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "1.5", "0x10", "1 2", "99999999999999999999", "٣"})
    void a_number_is_whole_and_within_its_bounds(String value) {
        var env = new Env(Map.of("PORT", value));

        assertThat(env.integer("PORT", 8000, 0, 65535)).isEqualTo(8000);
        assertThatThrownBy(env::check).hasMessageContaining("PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "DEBUG, DEBUG",
        "INFO, INFO",
        "WARNING, WARN",
        "ERROR, ERROR",
        "CRITICAL, ERROR",
        "'', INFO"
    })
    void the_log_level_has_the_usual_names(String name, Level level) {
        assertThat(Logs.level(new Env(Map.of("LOG_LEVEL", name)))).isEqualTo(level);
    }

    @Test
    void an_optional_variable_is_null_where_it_is_absent_or_wrong() {
        var env = new Env(Map.of("RIGHT", "7", "EMPTY", " ", "WRONG", "x"));

        assertThat((Object) env.optional("RIGHT", Integer::valueOf)).isEqualTo(7);
        assertThat((Object) env.optional("EMPTY", Integer::valueOf)).isNull();
        assertThat((Object) env.optional("ABSENT", Integer::valueOf)).isNull();
        env.check();
        assertThat((Object) env.optional("WRONG", Integer::valueOf)).isNull();
        assertThatThrownBy(env::check).hasMessageContaining("WRONG");
    }
}
