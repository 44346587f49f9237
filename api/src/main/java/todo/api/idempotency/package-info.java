/** Makes repeated requests harmless by an idempotency key. Knows no feature. */
@NullMarked
package todo.api.idempotency;

import org.jspecify.annotations.NullMarked;
