/** Queries that somebody has saved under a name. */
@NullMarked
package todo.api.saved;

import org.jspecify.annotations.NullMarked;
