package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import todo.failure.Failure;

class ParametersTest {

    @Test
    void what_is_absent_has_its_default() {
        var read = new Parameters(Requests.get("/tasks", ""));

        assertThat(read.integer("limit", 1, 500, 100)).isEqualTo(100);
        assertThat(read.flag("unread_only")).isFalse();
        assertThat(read.<String>get("q", text -> text)).isNull();
        read.check();
    }

    @Test
    void every_broken_rule_is_named_at_once() {
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
