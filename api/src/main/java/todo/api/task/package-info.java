/** Tasks: their types, operations, rows and routes. */
@NullMarked
package todo.api.task;

import org.jspecify.annotations.NullMarked;
