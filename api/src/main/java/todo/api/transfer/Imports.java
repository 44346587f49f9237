package todo.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.time.Clock;
import java.util.HexFormat;
import todo.api.account.Caller;
import todo.api.change.OperationResult;
import todo.api.transfer.importing.EntryCollector;
import todo.api.transfer.importing.FileSyntaxException;
import todo.api.transfer.importing.ImportReport;
import todo.api.transfer.importing.Importer;
import todo.api.transfer.importing.NameBasedIds;
import todo.api.transfer.limit.ImportMemory;
import todo.api.transfer.limit.UserFileLock;
import todo.failure.Failure;
import todo.failure.FailureCode;

/** Imports a file into the account of its user. Safe for concurrent use. */
final class Imports {

    private final ImportMemory memory = new ImportMemory();
    private final UserFileLock lock;
    private final Importer importer;
    private final Clock clock;

    Imports(UserFileLock lock, Importer importer, Clock clock) {
        this.lock = lock;
        this.importer = importer;
        this.clock = clock;
    }

    /**
     * Imports the whole file as one operation, or nothing.
     *
     * @param dryRun true to report what the import would do, and change nothing
     * @throws Failure.Invalid with the lines that failed, unless {@code dryRun}
     * @throws Failure.BadRequest if the file should be JSON and is not
     * @throws Failure.TooLarge if the file has too many entries
     * @throws Failure.Unavailable if the caller has another import or export running, or if other
     *     imports need the memory
     */
    OperationResult<ImportReport> run(
            Caller caller, FileFormat format, InputStream file, boolean dryRun) {
        var user = caller.user().id();
        lock.lock(user);
        try (var reservation = memory.reserve()) {
            var entries = new EntryCollector();
            var fileName = read(reservation.counted(file), format, caller, entries);
            return importer.run(caller, entries, fileName, dryRun);
        } finally {
            lock.unlock(user);
        }
    }

    /**
     * @return a name for the file: the hash of its content
     */
    private String read(
            InputStream body, FileFormat format, Caller caller, EntryCollector entries) {
        var zone = caller.zone();
        var digest = NameBasedIds.digest();
        try (var file = new DigestInputStream(body, digest)) {
            TaskFileReader.read(format, file, zone, clock, entries);
        } catch (FileSyntaxException broken) {
            var entry = broken.entry();
            if (format == FileFormat.JSON) {
                throw new Failure.BadRequest(
                        FailureCode.UNREADABLE_FILE,
                        "Line %d: %s".formatted(entry.line(), entry.detail()));
            }
            entries.accept(entry);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
