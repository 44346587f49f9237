/** The liveness and readiness probes. */
@NullMarked
package todo.api.health;

import org.jspecify.annotations.NullMarked;
