package todo.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.failure.Failure;

class MultipartTest {

    private static final String TYPE = "multipart/form-data; boundary=XX";

    private static final String FORM =
            """
            --XX
            Content-Disposition: form-data; name="do"

            check
            --XX
            Content-Disposition: form-data; name="file"; filename="tåsks.csv"
            Content-Type: text/csv

            title
            --X is no delimiter

            --XX--
            """
                    .replace("\n", "\r\n");

    @Test
    void fields_and_files_are_read_in_order() throws IOException {
        var form = of(FORM, Integer.MAX_VALUE);
        var field = part(form);
        assertThat(field.name()).isEqualTo("do");
        assertThat(field.file()).isNull();
        assertThat(field.text(10)).isEqualTo("check");
        var file = part(form);
        assertThat(file.file()).isEqualTo("tåsks.csv");
        assertThat(file.content().readAllBytes())
                .isEqualTo("title\r\n--X is no delimiter\r\n".getBytes(UTF_8));
        assertThat(file.content().read()).isEqualTo(-1);
        assertThat(form.next()).isNull();
    }

    @Test
    void a_part_may_be_skipped() {
        var form = of(FORM, 1);
        part(form);
        assertThat(part(form).name()).isEqualTo("file");
        assertThat(form.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16_384, 100_000})
    void the_content_does_not_depend_on_how_it_arrives(int step) throws IOException {
        var content = "\r\n--XY ".repeat(20_000);
        var body =
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n"
                        + content
                        + "\r\n--XX--";
        var file = part(of(body, step));
        assertThat(file.file()).isEmpty();
        assertThat(new String(file.content().readAllBytes(), UTF_8)).isEqualTo(content);
    }

    @Test
    void an_empty_file_has_no_content() throws IOException {
        var body = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--XX--";
        assertThat(part(of(body, 3)).content().readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "--XX",
                "--XXX\r\n\r\na\r\n--XX--",
                "--XX\r\nContent-Disposition: form-data",
                "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nbreaks off"
            })
    void a_malformed_form_is_refused(String body) {
        assertThatThrownBy(() -> readAll(of(body, 5))).isInstanceOf(Failure.BadRequest.class);
    }

    @Test
    void a_head_and_the_number_of_parts_are_bounded() {
        assertThatThrownBy(() -> of("--XX\r\na: " + "b".repeat(5_000) + "\r\n\r\n", 99).next())
                .isInstanceOf(Failure.BadRequest.class);
        var many = of("--XX\r\n\r\n\r\n".repeat(30) + "--XX--", 99);
        assertThatThrownBy(() -> readAll(many)).isInstanceOf(Failure.BadRequest.class);
    }

    @Test
    void a_long_field_is_refused() {
        var field = part(of(FORM, 99));
        assertThatThrownBy(() -> field.text(4)).isInstanceOf(Failure.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/mixed; boundary=XX"
            })
    void another_type_is_refused(String type) {
        assertThatThrownBy(() -> Multipart.of(type, InputStream.nullInputStream()))
                .isInstanceOf(Failure.UnsupportedMediaType.class);
    }

    private static void readAll(Multipart form) {
        for (var part = form.next(); part != null; part = form.next()) {
            assertThat(part.name()).hasSizeLessThan(100);
        }
    }

    private static Multipart.Part part(Multipart form) {
        return Objects.requireNonNull(form.next());
    }

    /**
     * @param step how many bytes arrive at once
     */
    private static Multipart of(String body, int step) {
        var bytes =
                new ByteArrayInputStream(body.getBytes(UTF_8)) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        return super.read(into, offset, Math.min(length, step));
                    }
                };
        return Multipart.of(TYPE, bytes);
    }
}
