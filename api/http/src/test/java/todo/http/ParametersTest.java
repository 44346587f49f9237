package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void whatIsAbsentHasItsDefault() {
        var read = new Parameters(Requests.get("/tasks", ""));

        assertThat(read.integer("limit", 1, 500, 100)).isEqualTo(100);
        assertThat(read.flag("unread_only")).isFalse();
        assertThat(read.<String>get("q", text -> text)).isNull();
        read.check();
    }

    @Test
    void everyBrokenRuleIsNamedAtOnce() {
        var read = new Parameters(Requests.get("/tasks", "limit=9999999999&all=yes&number=x"));

        assertThat(read.integer("limit", 1, 500, 100)).isEqualTo(100);
        assertThat(read.flag("all")).isFalse();
        assertThat(read.<Integer>get("number", Integer::valueOf)).isNull();

        var invalid = catchThrowableOfType(Failure.Invalid.class, read::check);
        assertThat(invalid.faults())
                .extracting(Failure.Fault::pointer)
                .containsExactly("?limit", "?all", "?number");
    }
}
