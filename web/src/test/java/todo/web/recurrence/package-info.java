@NullMarked
package todo.web.recurrence;

import org.jspecify.annotations.NullMarked;
