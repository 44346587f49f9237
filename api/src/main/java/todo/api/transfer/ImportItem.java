package todo.api.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What stands somewhere in a file. Its members have the names and types that the API gives them,
 * and are checked by nobody yet. An {@code id} or a {@code parent_id} is any text that names the
 * task within its file; beside {@code list_id} there may be {@code list}, a name.
 */
sealed interface ImportItem {

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
    record Task(
            int line,
            @Nullable String pointer,
            ObjectNode members,
            @Nullable Integer above,
            @Nullable String remark)
            implements ImportItem {}

    /**
     * @return a task of which there is nothing to say
     */
    static ImportItem task(int line, ObjectNode members) {
        return new Task(line, null, members, null, null);
    }

    /**
     * A list of tasks.
     *
     * @param pointer as for a task
     */
    record TaskList(int line, String pointer, ObjectNode members) implements ImportItem {}

    /**
     * A saved query.
     *
     * @param pointer as for a task
     */
    record SavedQuery(int line, String pointer, ObjectNode members) implements ImportItem {}

    /** Something that is whole, but no task. */
    record Other(int line, String title, String why) implements ImportItem {}

    /** A line that cannot be read. */
    record Broken(int line, String detail) implements ImportItem {}
}
