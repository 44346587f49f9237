/** Recurrence rules, in words and as fields of an editor. Knows neither tasks nor the API. */
@NullMarked
package todo.web.recurrence;

import org.jspecify.annotations.NullMarked;
