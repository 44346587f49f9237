/**
 * Development tools that run PostgreSQL and the services on one machine: the dev server, reload on
 * change, benchmarks, and the database and fault proxy of the tests.
 */
@NullMarked
package todo.local;

import org.jspecify.annotations.NullMarked;
