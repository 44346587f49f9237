/**
 * PostgreSQL: a bounded pool, small statements, and the schema; nothing here knows a task or a
 * user.
 */
@NullMarked
package todo.api.database;

import org.jspecify.annotations.NullMarked;
