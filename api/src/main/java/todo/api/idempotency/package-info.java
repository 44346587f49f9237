/** Requests that may be sent again without being done again; it knows no feature. */
@NullMarked
package todo.api.idempotency;

import org.jspecify.annotations.NullMarked;
