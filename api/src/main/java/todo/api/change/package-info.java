/** Operations, which every write of tasks, lists and saved queries is, and their undo. */
@NullMarked
package todo.api.change;

import org.jspecify.annotations.NullMarked;
