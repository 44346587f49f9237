/**
 * English for days, times and numbers, read cautiously: what could mean something else is only
 * understood where it stands beyond doubt. Pure: text and java.time alone.
 */
@NullMarked
package todo.api.english;

import org.jspecify.annotations.NullMarked;
