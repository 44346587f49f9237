package todo.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A random key in a file that only its owner can read. */
final class SecretFile {

    private static final int BYTES = 48;

    private SecretFile() {}

    /**
     * @return the key, created with the file where that is absent: 64 letters, digits, {@code -}
     *     and {@code _}
     */
    static String read(Path file) throws IOException {
        if (!Files.exists(file)) {
            var key = new byte[BYTES];
            new SecureRandom().nextBytes(key);
            Files.createDirectories(file.getParent());
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().encodeToString(key));
        }
        return Files.readString(file);
    }
}
