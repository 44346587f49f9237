/** Tasks: what they are, how they are kept, and how clients reach them. */
@NullMarked
package todo.api.task;

import org.jspecify.annotations.NullMarked;
