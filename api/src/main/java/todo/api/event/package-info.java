/** The change log as clients read it: past changes, events as they happen, and undo. */
@NullMarked
package todo.api.event;

import org.jspecify.annotations.NullMarked;
