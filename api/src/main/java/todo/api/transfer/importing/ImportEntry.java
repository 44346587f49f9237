package todo.api.transfer.importing;

/** An entry of a file, as its reader yields it. */
public sealed interface ImportEntry
        permits TaskEntry, ListEntry, QueryEntry, ImportEntry.Skipped, ImportEntry.Unreadable {

    /**
     * @return the line on which the entry begins, the first being 1
     */
    int line();

    /** An entry that is not imported. */
    record Skipped(int line, String title, String reason) implements ImportEntry {}

    /** A part of the file that does not have the format of the file; nothing is imported then. */
    record Unreadable(int line, String detail) implements ImportEntry {}
}
