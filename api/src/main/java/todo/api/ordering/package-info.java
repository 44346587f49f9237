/** Manual order: positions to sort by, and the placement of one thing among others. */
@NullMarked
package todo.api.ordering;

import org.jspecify.annotations.NullMarked;
