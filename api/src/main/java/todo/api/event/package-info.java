/** The change log as people read it: what was changed, events as it happens, and undoing it. */
@NullMarked
package todo.api.event;

import org.jspecify.annotations.NullMarked;
