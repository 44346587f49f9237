/** PostgreSQL: the connection pool, statements, transactions and the schema. Knows no feature. */
@NullMarked
package todo.api.database;

import org.jspecify.annotations.NullMarked;
