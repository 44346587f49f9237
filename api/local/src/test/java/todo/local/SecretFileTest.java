package todo.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir Path directory;

    @Test
    void a_secret_is_made_once_and_its_owner_alone_can_read_it() throws IOException {
        var file = directory.resolve("folder/secret");
        var secret = SecretFile.read(file);

        assertThat(secret).hasSize(64).isEqualTo(SecretFile.read(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void two_secrets_differ() throws IOException {
        assertThat(SecretFile.read(directory.resolve("one")))
                .isNotEqualTo(SecretFile.read(directory.resolve("two")));
    }
}
