/** Tags, each of which is there for as long as a task has it. */
@NullMarked
package todo.api.tag;

import org.jspecify.annotations.NullMarked;
