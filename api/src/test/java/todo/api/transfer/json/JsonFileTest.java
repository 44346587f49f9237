package todo.api.transfer.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.transfer.FileFormat;
import todo.api.transfer.SampleFiles;
import todo.api.transfer.importing.ImportEntry;

class JsonFileTest {

    @Test
    void what_was_written_is_read_as_it_was_each_on_its_line() throws IOException {
        var random = new Random(7);
        var file = new ByteArrayOutputStream();
        var writing = new JsonFileWriter(file, SampleFiles.CLOCK.instant());
        var tasks = Stream.generate(() -> SampleFiles.task(random)).limit(100).toList();
        writing.begin("tasks");
        for (var task : tasks) {
            writing.add(task);
        }
        writing.end();
        writing.close();

        var read = SampleFiles.read(FileFormat.JSON, file.toByteArray());

        assertThat(read)
                .extracting(item -> ((ImportEntry.RawTask) item).members())
                .isEqualTo(tasks);
        assertThat(read).extracting(ImportEntry::line).startsWith(3, 4, 5);
    }

    @Test
    void members_that_nobody_knows_are_passed_over() {
        var file =
                "{\"total\": 1, \"x\": {\"tasks\": [1]}, \"tasks\": [{\"title\": \"a\"}], \"next_cursor\": null}";

        assertThat(SampleFiles.tasks(FileFormat.JSON, file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{} {}",
                "{\"tasks\": {}}",
                "{\"tasks\": [1]}",
                "{\"format\": \"other\"}",
                "{\"version\": 2}",
                "{\"tasks\": [{\"a\":1,\"a\":2}]}"
            })
    void what_is_something_else_is_told(String file) {
        assertThat(SampleFiles.read(FileFormat.JSON, file))
                .singleElement()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }

    @Test
    void a_text_that_nobody_can_mean_is_not_read_into_memory() {
        var file = "{\"tasks\": [{\"title\": \"" + "x".repeat(200_000) + "\"}]}";

        assertThat(SampleFiles.read(FileFormat.JSON, file.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }
}
