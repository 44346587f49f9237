/** The pages that list, add, edit, complete and delete tasks. */
@NullMarked
package todo.web.task;

import org.jspecify.annotations.NullMarked;
