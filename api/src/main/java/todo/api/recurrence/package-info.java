/**
 * How a task comes again: rules (RFC 5545), the dates that they give, and the English for them.
 * Pure: no database, no account, no clock.
 */
@NullMarked
package todo.api.recurrence;

import org.jspecify.annotations.NullMarked;
