/**
 * What stands in for a whole installation on one machine: a real PostgreSQL that needs none, and
 * the services around it.
 */
@NullMarked
package todo.local;

import org.jspecify.annotations.NullMarked;
