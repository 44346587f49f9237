/** Saved queries: a query with a name, a sort order and a position. */
@NullMarked
package todo.api.savedquery;

import org.jspecify.annotations.NullMarked;
