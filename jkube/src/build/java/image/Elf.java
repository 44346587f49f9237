package image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Removes from a 64-bit ELF file what only debuggers and linkers need, like {@code strip}: a sixth
 * of libjvm.so. Done here so that the image does not depend on the machine's binutils.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V ABI,
 *     chapters 4 and 5</a>
 */
final class Elf {

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADERS = 0x20;
    private static final int SECTION_HEADERS = 0x28;
    private static final int PROGRAM_HEADER_SIZE = 0x36;
    private static final int PROGRAM_HEADER_COUNT = 0x38;
    private static final int SECTION_HEADER_COUNT = 0x3c;

    private Elf() {}

    /**
     * Truncates the file after the last segment: removes the sections that are never loaded, and
     * the section table.
     */
    static void strip(Path file) throws IOException {
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            var header = read(channel, 0, HEADER);
            var size = header.getShort(PROGRAM_HEADER_SIZE);
            var programs =
                    read(
                            channel,
                            header.getLong(PROGRAM_HEADERS),
                            size * header.getShort(PROGRAM_HEADER_COUNT));
            var end = 0L;
            for (var at = 0; at < programs.capacity(); at += size) {
                end = Math.max(end, programs.getLong(at + 0x08) + programs.getLong(at + 0x20));
            }
            header.putLong(SECTION_HEADERS, 0).putInt(SECTION_HEADER_COUNT, 0);
            channel.write(header, 0);
            channel.truncate(end);
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int size)
            throws IOException {
        var bytes = ByteBuffer.allocate(size).order(LITTLE_ENDIAN);
        channel.read(bytes, position);
        return bytes.flip();
    }
}
