/** Tests of iCalendar files. */
@NullMarked
package todo.api.transfer.ical;

import org.jspecify.annotations.NullMarked;
