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
import todo.api.transfer.importing.TaskEntry;

class JsonFileTest {

    @Test
    void written_tasks_are_read_back_unchanged_with_their_lines() throws IOException {
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
                .extracting(entry -> SampleFiles.restored((TaskEntry) entry))
                .isEqualTo(tasks);
        assertThat(read).extracting(ImportEntry::line).startsWith(3, 4, 5);
    }

    @Test
    void unknown_members_are_ignored() {
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
    void a_file_with_another_structure_is_rejected(String file) {
        assertThat(SampleFiles.read(FileFormat.JSON, file))
                .singleElement()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }

    @Test
    void an_excessively_long_text_is_rejected() {
        var file = "{\"tasks\": [{\"title\": \"" + "x".repeat(200_000) + "\"}]}";

        assertThat(SampleFiles.read(FileFormat.JSON, file.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .isInstanceOf(ImportEntry.Unreadable.class);
    }
}
