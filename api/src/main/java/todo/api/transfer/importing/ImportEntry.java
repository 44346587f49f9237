package todo.api.transfer.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What stands somewhere in a file. Its members have the names and types that the API gives them,
 * and are checked by nobody yet. An {@code id} or a {@code parent_id} is any text that names the
 * task within its file; beside {@code list_id} there may be {@code list}, a name.
 */
public sealed interface ImportEntry {

    /**
     * @return the line on which it begins, the first being 1
     */
    int line();

    /**
     * @param pointer where it stands in a file in JSON, which may be one line; otherwise null
     * @param above the line of the task that it is part of, in a file that gives tasks no names;
     *     otherwise null
     * @param remark what a person should know about how it was read; null where that is plain
     */
    record RawTask(
            int line,
            @Nullable String pointer,
            ObjectNode members,
            @Nullable Integer above,
            @Nullable String remark)
            implements ImportEntry {}

    /**
     * @return a task of which there is nothing to say
     */
    static ImportEntry task(int line, ObjectNode members) {
        return new RawTask(line, null, members, null, null);
    }

    /**
     * A list of tasks.
     *
     * @param pointer as for a task
     */
    record RawList(int line, String pointer, ObjectNode members) implements ImportEntry {}

    /**
     * A saved query.
     *
     * @param pointer as for a task
     */
    record RawQuery(int line, String pointer, ObjectNode members) implements ImportEntry {}

    /** Something that is whole, but no task. */
    record Skipped(int line, String title, String why) implements ImportEntry {}

    /** A line that cannot be read. */
    record Unreadable(int line, String detail) implements ImportEntry {}
}
