/** Deletes expired rows. Knows the retention period of each feature. */
@NullMarked
package todo.api.housekeeping;

import org.jspecify.annotations.NullMarked;
