package todo.api.transfer.limit;

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
    void one_large_file_at_a_time_is_read_beside_small_ones() throws IOException {
        try (var first = memory.reserve()) {
            read(first, 10 * ImportMemory.SMALL_FILE);
            try (var beside = memory.reserve();
                    var second = memory.reserve()) {
                read(beside, ImportMemory.SMALL_FILE);
                assertThatThrownBy(() -> read(second, ImportMemory.SMALL_FILE + 1))
                        .isInstanceOf(Failure.Unavailable.class);
            }
        }
        try (var next = memory.reserve()) {
            read(next, ImportMemory.SMALL_FILE + 1);
        }
    }

    @Test
    void small_files_are_rejected_while_the_pool_is_used_up() throws IOException {
        var all = new ArrayList<ImportMemory.ImportReservation>();
        for (var i = 0; i < 8; i++) {
            all.add(memory.reserve());
            read(all.getLast(), ImportMemory.SMALL_FILE);
        }
        try (var next = memory.reserve()) {
            assertThatThrownBy(() -> read(next, 1)).isInstanceOf(Failure.Unavailable.class);
            all.forEach(ImportMemory.ImportReservation::close);
            read(next, ImportMemory.SMALL_FILE);
        }
    }

    private static void read(ImportMemory.ImportReservation share, int bytes) throws IOException {
        var file = share.counted(new ByteArrayInputStream(new byte[bytes]));
        assertThat(file.readAllBytes()).hasSize(bytes);
    }
}
