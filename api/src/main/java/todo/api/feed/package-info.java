/** Calendars that read a saved query by a secret address, without signing in. */
@NullMarked
package todo.api.feed;

import org.jspecify.annotations.NullMarked;
