package todo.api.transfer.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.ImportedTask;

/**
 * A task of a file with its references to other entries. A reference that is kept is not in the
 * file.
 *
 * @param id any text that identifies the task within the file; null if it has none
 * @param parent the id of its parent task in the file
 * @param parentLine the line of its parent task, in a file without ids; null if there is none
 * @param listId the id of its list in the file
 * @param list the name of its list
 * @param remarks sentences about everything that the task has lost
 */
public record TaskEntry(
        int line,
        @Nullable String id,
        Patch<String> parent,
        @Nullable Integer parentLine,
        Patch<String> listId,
        Patch<String> list,
        ImportedTask task,
        List<String> remarks)
        implements ImportEntry {}
