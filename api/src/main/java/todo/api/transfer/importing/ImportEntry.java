package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a file, as its reader yields it. The members of a raw entry have the names and types
 * of the API and are not validated yet. {@code id} and {@code parent_id} may be any text that
 * identifies a task within the file; a task may have {@code list}, the name of its list, besides
 * {@code list_id}.
 */
public sealed interface ImportEntry {

    /**
     * @return the line on which the entry begins, the first being 1
     */
    int line();

    /**
     * @param pointer the JSON Pointer of the task, since a JSON file may be a single line; null in
     *     other formats
     * @param parentLine the line of the parent task in a format without ids; null if there is none
     * @param remark a sentence for the report about how the task was read; null if there is nothing
     *     to say
     */
    record RawTask(
            int line,
            @Nullable String pointer,
            ObjectNode members,
            @Nullable Integer parentLine,
            @Nullable String remark)
            implements ImportEntry {}

    /**
     * @return a task without pointer, parent line and remark
     */
    static ImportEntry task(int line, ObjectNode members) {
        return new RawTask(line, null, members, null, null);
    }

    /**
     * A task list.
     *
     * @param pointer the JSON Pointer of the list
     */
    record RawList(int line, String pointer, ObjectNode members) implements ImportEntry {}

    /**
     * A saved query.
     *
     * @param pointer the JSON Pointer of the query
     */
    record RawQuery(int line, String pointer, ObjectNode members) implements ImportEntry {}

    /** A valid entry that is not imported. */
    record Skipped(int line, String title, String reason) implements ImportEntry {}

    /** An entry that cannot be read. */
    record Unreadable(int line, String detail) implements ImportEntry {}
}
