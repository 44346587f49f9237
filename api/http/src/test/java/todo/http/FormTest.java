package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import todo.failure.Failure;

class FormTest {

    private static final String TYPE = "application/x-www-form-urlencoded";

    @Test
    void fields_are_decoded_and_keep_every_value() {
        var form = Requests.post(TYPE, "a=1+2&b=%C3%A9%26&a=3&c&=d&&e=f=g").form(100);

        assertThat(form.get("a")).isEqualTo("1 2");
        assertThat(form.fields()).containsEntry("a", List.of("1 2", "3"));
        assertThat(form.get("b")).isEqualTo("é&");
        assertThat(form.get("c")).isEmpty();
        assertThat(form.get("e")).isEqualTo("f=g");
        assertThat(form.get("absent")).isEmpty();
    }

    @Test
    void an_empty_form_has_no_fields() {
        assertThat(Requests.post(TYPE + "; charset=utf-8", "").form(100).fields()).isEmpty();
    }

    @Test
    void a_broken_escape_is_a_bad_request() {
        assertThatThrownBy(() -> Requests.post(TYPE, "a=%zz").form(100))
                .isInstanceOf(Failure.BadRequest.class);
        assertThatThrownBy(() -> Requests.post(TYPE, "a=%").form(100))
                .isInstanceOf(Failure.BadRequest.class);
    }

    @Test
    void what_is_no_form_is_unsupported() {
        assertThatThrownBy(() -> Requests.post("text/plain", "a=1").form(100))
                .isInstanceOf(Failure.UnsupportedMediaType.class);
        assertThatThrownBy(() -> Requests.post("", "a=1").form(100))
                .isInstanceOf(Failure.UnsupportedMediaType.class);
    }
}
