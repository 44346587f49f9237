/** Work in the background: deletes expired rows and reindexes tasks after a migration. */
@NullMarked
package todo.api.housekeeping;

import org.jspecify.annotations.NullMarked;
