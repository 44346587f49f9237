/** Tests of how tasks are shown. */
@NullMarked
package todo.web.task;

import org.jspecify.annotations.NullMarked;
