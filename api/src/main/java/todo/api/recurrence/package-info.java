/**
 * Recurrence: rules (RFC 5545), their dates, and English phrases for them. Pure: no database, no
 * account, no clock.
 */
@NullMarked
package todo.api.recurrence;

import org.jspecify.annotations.NullMarked;
