/** Removes what nobody has any use for any more; it may know how long each feature keeps things. */
@NullMarked
package todo.api.housekeeping;

import org.jspecify.annotations.NullMarked;
