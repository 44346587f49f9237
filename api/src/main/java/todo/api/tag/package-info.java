/** Tags: a tag exists while a task has it. */
@NullMarked
package todo.api.tag;

import org.jspecify.annotations.NullMarked;
