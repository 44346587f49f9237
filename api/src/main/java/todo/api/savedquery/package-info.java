/** Queries that somebody has saved under a name. */
@NullMarked
package todo.api.savedquery;

import org.jspecify.annotations.NullMarked;
