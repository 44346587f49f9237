/**
 * Tasks as files: JSON, CSV, Todoist's CSV and iCalendar, read and written, and the two calls that
 * bring them in and out; files are known by the names of the API's members, and nothing here knows
 * SQL but the stores.
 */
@NullMarked
package todo.api.transfer;

import org.jspecify.annotations.NullMarked;
