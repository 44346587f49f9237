/**
 * English days, times and numbers, and the characters that keyboards write. Ambiguous words are
 * accepted only where their context makes them clear. Pure: text and java.time only.
 */
@NullMarked
package todo.api.english;

import org.jspecify.annotations.NullMarked;
