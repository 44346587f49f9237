package todo.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.failure.TextRule;

class FieldsTest {

    @Test
    void text_is_stripped_and_raw_text_is_not() {
        var fields = fields("{\"a\":\" x \"}");

        assertThat(fields.text("a", 1, 1)).isEqualTo("x");
        assertThat(fields.rawText("a", 1, 1)).isEqualTo(" x ");
        fields.check();
    }

    @Test
    void text_is_read_in_one_form_unless_it_is_parsed() {
        var fields = fields("{\"a\":\"e\u0301\",\"b\":[\"e\u0301\"]}");

        assertThat(fields.text("a", 1, 1)).isEqualTo("\u00e9");
        assertThat(fields.texts("b", 1, new TextRule(1, 1))).containsExactly("\u00e9");
        String sent = fields.parsed("a", text -> text);
        assertThat(sent).isEqualTo("e\u0301");
        fields.check();
    }

    @Test
    void the_warning_about_a_misspelt_member_points_to_it() {
        var fields = fields("{\"title/~\":\"x\"}");
        fields.has("title");

        assertThat(fields.warnings(Set.of()))
                .extracting(Fields.Warning::pointer)
                .containsExactly("/title~1~0");
    }

    @Test
    void length_is_counted_in_characters_as_people_do() {
        var fields = fields("{\"a\":\"😀😀\"}");

        assertThat(fields.text("a", 2, 2)).isEqualTo("😀😀");
        fields.check();
    }

    @Test
    void an_absent_member_and_a_null_read_the_same_and_can_be_told_apart() {
        var fields = fields("{\"a\":null}");

        assertThat(fields.text("a", 1, 9)).isNull();
        assertThat(fields.text("b", 1, 9)).isNull();
        assertThat(fields.instant("a")).isNull();
        assertThat(fields.integer("a", 1, 9)).isNull();
        assertThat(fields.texts("a", 1, new TextRule(1, 9))).isNull();
        assertThat(fields.has("a")).isTrue();
        assertThat(fields.has("b")).isFalse();
        fields.check();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1        | This has to be text.",
                "[\"x\"]  | This has to be text.",
                "true     | This has to be text.",
                "\"\"     | Use 1 to 3 characters.",
                "\"   \"  | Use 1 to 3 characters.",
                "\"abcd\" | Use 1 to 3 characters.",
                "\"a\\u0000\" | This contains a character that cannot be stored.",
                "\"\\ud83d\" | This contains a character that cannot be stored.",
            })
    void text_that_breaks_its_rule_is_named(String json, String detail) {
        var fields = fields("{\"a\":" + json + "}");

        assertThat(fields.text("a", 1, 3)).isNull();
        assertThat(faults(fields)).extracting(Failure.Fault::pointer).containsExactly("/a");
        assertThat(faults(fields)).extracting(Failure.Fault::detail).containsExactly(detail);
    }

    @Test
    void instants_have_any_offset() {
        var fields =
                fields("{\"a\":\"2026-12-24T18:00:00Z\",\"b\":\"2026-12-24T19:00:00.5+01:00\"}");

        assertThat(fields.instant("a")).isEqualTo(Instant.parse("2026-12-24T18:00:00Z"));
        assertThat(fields.instant("b")).isEqualTo(Instant.parse("2026-12-24T18:00:00.5Z"));
        fields.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2026-12-24",
                "2026-12-24T18:00:00",
                "2026-02-30T18:00:00Z",
                "+10000-01-01T00:00:00Z",
                "0000-12-31T00:00:00Z",
                "9999-12-31T23:00:00-02:00",
                "+999999999-12-31T23:59:59-18:00"
            })
    void what_is_no_time_as_in_rfc3339_is_named(String text) {
        var fields = fields("{\"a\":\"" + text + "\"}");

        assertThat(fields.instant("a")).isNull();
        assertThat(faults(fields))
                .containsExactly(
                        new Failure.Fault(
                                "/a",
                                "This has to be a time as in RFC 3339, such as 2026-12-24T18:00:00Z."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "10",
                "1.0",
                "1.5",
                "\"1\"",
                "1e0",
                "99999999999",
                "1e999",
                "true",
                "[]"
            })
    void what_is_no_whole_number_within_its_bounds_is_named(String json) {
        var fields = fields("{\"a\":" + json + "}");

        assertThat(fields.integer("a", 1, 9)).isNull();
        assertThat(faults(fields))
                .containsExactly(
                        new Failure.Fault(
                                "/a",
                                FaultCode.OUT_OF_RANGE,
                                "This has to be a whole number between 1 and 9."));
    }

    @Test
    void a_whole_number_may_be_either_bound() {
        var fields = fields("{\"a\":1,\"b\":9}");

        assertThat(fields.integer("a", 1, 9)).isEqualTo(1);
        assertThat(fields.integer("b", 1, 9)).isEqualTo(9);
        fields.check();
    }

    @Test
    void texts_are_stripped_and_each_of_them_there_once() {
        assertThat(fields("{\"a\":[\" x\",\"y\",\"x\"]}").texts("a", 3, new TextRule(1, 1)))
                .containsExactly("x", "y");
    }

    @Test
    void every_text_that_breaks_its_rule_is_named() {
        var fields =
                fields(
                        "{\"a\":[\"ok\",\"\",1,\"abcd\",\"\\u0000\"],\"b\":[1,2,3,4,5,6],\"c\":\"x\"}");

        assertThat(fields.texts("a", 5, new TextRule(1, 3))).isNull();
        assertThat(fields.texts("b", 5, new TextRule(1, 3))).isNull();
        assertThat(fields.texts("c", 5, new TextRule(1, 3))).isNull();
        assertThat(fields.required("a", fields.texts("d", 5, new TextRule(1, 3)))).isNull();
        assertThat(faults(fields))
                .extracting(Failure.Fault::pointer)
                .containsExactly("/a/1", "/a/2", "/a/3", "/a/4", "/b", "/c");
    }

    @Test
    void what_is_required_and_absent_is_named_once_and_not_where_it_is_broken_already() {
        var fields = fields("{\"b\":1}");

        fields.required("a", fields.text("a", 1, 9));
        fields.required("b", fields.text("b", 1, 9));

        assertThat(faults(fields))
                .containsExactly(
                        new Failure.Fault("/a", FaultCode.REQUIRED, "This is required."),
                        new Failure.Fault("/b", FaultCode.WRONG_TYPE, "This has to be text."));
    }

    @Test
    void all_faults_are_told_at_once() {
        var fields = fields("{\"title\":\"\",\"due\":\"x\",\"n\":\"1\",\"kind\":\"odd\"}");

        fields.text("title", 1, 9);
        fields.instant("due");
        fields.integer("n", 1, 9);
        fields.parsed(
                "kind",
                text -> {
                    throw new IllegalArgumentException("There is no kind " + text + ".");
                });
        fields.fault("other", "No.");

        assertThat(faults(fields))
                .extracting(Failure.Fault::pointer)
                .containsExactly("/title", "/due", "/n", "/kind", "/other");
    }

    @Test
    void without_a_fault_nothing_is_thrown() {
        fields("{}").check();
        assertThatThrownBy(
                        () -> {
                            var fields = fields("{}");
                            fields.fault("a", "No.");
                            fields.check();
                        })
                .isInstanceOf(Failure.Invalid.class)
                .hasMessage("No.");
    }

    private static Fields fields(String json) {
        try {
            return new Fields((ObjectNode) Json.MAPPER.readTree(json));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Failure.Fault> faults(Fields fields) {
        return catchThrowableOfType(Failure.Invalid.class, fields::check).faults();
    }
}
