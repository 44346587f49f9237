package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.transfer.csv.CsvFile;
import todo.api.transfer.ical.CalendarWriter;
import todo.api.transfer.json.JsonFileWriter;

/** A reader yields entries for any bytes and never fails in another way. */
class FuzzTest {

    private static final int ROUNDS = 3_000;

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void a_mutated_file_yields_entries_and_no_error(FileFormat format) throws IOException {
        var random = new Random(5);
        var whole = file(format, random);
        for (var i = 0; i < ROUNDS; i++) {
            var bytes = mutated(whole, random);
            var lines =
                    new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1).length;

            assertThat(SampleFiles.read(format, bytes))
                    .as("round %d", i)
                    .allMatch(entry -> entry.line() >= 1 && entry.line() <= lines);
        }
    }

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void random_bytes_and_random_words_yield_entries_and_no_error(FileFormat format) {
        var random = new Random(6);
        for (var i = 0; i < ROUNDS; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            SampleFiles.read(format, bytes);
            SampleFiles.read(format, SampleFiles.text(random, random.nextInt(60)));
            SampleFiles.read(
                    format, "TYPE,CONTENT,DATE,INDENT\ntask," + SampleFiles.text(random, 9));
            SampleFiles.read(
                    format, "BEGIN:VCALENDAR\nBEGIN:VTODO\n" + SampleFiles.text(random, 9));
        }
    }

    static byte[] file(FileFormat format, Random random) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var text = new StringBuilder();
        switch (format) {
            case JSON -> {
                var json = new JsonFileWriter(bytes, SampleFiles.CLOCK.instant());
                json.begin("tasks");
                for (var i = 0; i < 5; i++) {
                    json.add(SampleFiles.task(random));
                }
                json.end();
                json.close();
            }
            case CSV -> {
                CsvFile.begin(text);
                for (var i = 0; i < 5; i++) {
                    CsvFile.write(text, SampleFiles.task(random), "Home");
                }
            }
            case ICS -> {
                var calendar =
                        new CalendarWriter(
                                text, SampleFiles.VIENNA, SampleFiles.CLOCK.instant(), false);
                calendar.begin("Tasks");
                for (var i = 0; i < 5; i++) {
                    calendar.add(SampleFiles.task(random), null);
                }
                calendar.end();
            }
        }
        bytes.write(text.toString().getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    static byte[] mutated(byte[] whole, Random random) {
        var bytes = whole.clone();
        for (var n = random.nextInt(1, 6); n > 0; n--) {
            var at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\r\n,;:\"\\={}[]".charAt(random.nextInt(12));
                case 2 ->
                        System.arraycopy(
                                whole,
                                random.nextInt(at / 2 + 1),
                                bytes,
                                at / 2,
                                Math.min(at / 2, 40));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }
}
