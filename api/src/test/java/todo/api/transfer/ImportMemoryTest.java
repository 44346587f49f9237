package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import todo.failure.Failure;

class ImportMemoryTest {

    private final ImportMemory memory = new ImportMemory();

    @Test
    void of_long_files_there_is_one_at_a_time_and_short_ones_beside_it() throws IOException {
        try (var first = memory.share()) {
            read(first, 10 * ImportMemory.SHORT);
            try (var beside = memory.share();
                    var second = memory.share()) {
                read(beside, ImportMemory.SHORT);
                assertThatThrownBy(() -> read(second, ImportMemory.SHORT + 1))
                        .isInstanceOf(Failure.Unavailable.class);
            }
        }
        try (var next = memory.share()) {
            read(next, ImportMemory.SHORT + 1);
        }
    }

    @Test
    void many_short_files_are_put_off_too_until_others_are_done() throws IOException {
        var all = new ArrayList<ImportMemory.Share>();
        for (var i = 0; i < 8; i++) {
            all.add(memory.share());
            read(all.getLast(), ImportMemory.SHORT);
        }
        try (var next = memory.share()) {
            assertThatThrownBy(() -> read(next, 1)).isInstanceOf(Failure.Unavailable.class);
            all.forEach(ImportMemory.Share::close);
            read(next, ImportMemory.SHORT);
        }
    }

    private static void read(ImportMemory.Share share, int bytes) throws IOException {
        var file = share.counted(new ByteArrayInputStream(new byte[bytes]));
        assertThat(file.readAllBytes()).hasSize(bytes);
    }
}
