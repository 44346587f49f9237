/** Calendars of saved queries, which calendar programs read by a secret address. */
@NullMarked
package todo.api.feed;

import org.jspecify.annotations.NullMarked;
