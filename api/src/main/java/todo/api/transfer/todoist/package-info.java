/** Reads the CSV files that Todoist exports. */
@NullMarked
package todo.api.transfer.todoist;

import org.jspecify.annotations.NullMarked;
