/** Tests of how tasks are displayed. */
@NullMarked
package todo.web.task;

import org.jspecify.annotations.NullMarked;
