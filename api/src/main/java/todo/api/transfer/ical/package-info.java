/** Reads and writes tasks as iCalendar files (RFC 5545). */
@NullMarked
package todo.api.transfer.ical;

import org.jspecify.annotations.NullMarked;
