/** Tests of Todoist's CSV files. */
@NullMarked
package todo.api.transfer.todoist;

import org.jspecify.annotations.NullMarked;
