/** In what order people put their things: keys to sort by, and where something is dragged to. */
@NullMarked
package todo.api.ordering;

import org.jspecify.annotations.NullMarked;
