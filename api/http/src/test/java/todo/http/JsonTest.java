package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;
import todo.json.Json;

class JsonTest {

    record Written(String firstName, Instant at, List<String> tags) {}

    @Test
    void members_are_written_in_snake_case_and_instants_in_rfc3339() {
        var json =
                Json.write(
                        new Written("é\n", Instant.parse("2026-12-24T18:00:00.5Z"), List.of("a")));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"first_name\":\"é\\n\",\"at\":\"2026-12-24T18:00:00.500Z\",\"tags\":[\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=UTF-8",
                "application/merge-patch+json"
            })
    void json_is_read_where_it_says_that_it_is(String type) {
        assertThat(JsonBody.fields(Requests.post(type, "{\"a\":null}"), 100).has("a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "text/json",
                "application/jsonx",
                "application/xml; json"
            })
    void what_does_not_say_that_it_is_json_is_unsupported(String type) {
        assertThatThrownBy(() -> JsonBody.fields(Requests.post(type, "{}"), 100))
                .isInstanceOf(Failure.UnsupportedMediaType.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"a\":\"\n\"}",
                "// {}",
                "[]",
                "\"a\"",
                "1",
                "null"
            })
    void what_is_no_well_formed_object_with_each_member_once_is_a_bad_request(String body) {
        assertThatThrownBy(() -> JsonBody.fields(Requests.json(body), 100))
                .isInstanceOf(Failure.BadRequest.class);
    }

    @Test
    void nesting_is_bounded() {
        for (var open : List.of("[", "{\"a\":")) {
            var body = "{\"a\":" + open.repeat(100_000);

            assertThatThrownBy(() -> JsonBody.fields(Requests.json(body), 1 << 20))
                    .isInstanceOf(Failure.BadRequest.class);
        }
    }

    @Test
    void a_number_of_a_million_digits_is_refused_without_being_counted() {
        assertThatThrownBy(() ->
                        JsonBody.fields(
                                Requests.json("{\"a\":" + "9".repeat(1 << 20) + "}"), 1 << 21))
                .isInstanceOf(Failure.BadRequest.class);
    }
}
