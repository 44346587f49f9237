/** Tasks as pages: the list, adding, editing, completing and deleting. */
@NullMarked
package todo.web.task;

import org.jspecify.annotations.NullMarked;
