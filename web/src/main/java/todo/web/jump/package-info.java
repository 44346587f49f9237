/** Search and commands: jumps to a list, a tag, a saved search, a task or a command. */
@NullMarked
package todo.web.jump;

import org.jspecify.annotations.NullMarked;
