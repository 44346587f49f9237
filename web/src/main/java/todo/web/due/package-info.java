/** The pickers of due dates and recurrences, for one task or many. */
@NullMarked
package todo.web.due;

import org.jspecify.annotations.NullMarked;
