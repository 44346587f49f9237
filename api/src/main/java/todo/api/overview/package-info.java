/** The overview: what a client shows beside every view, read with one statement. */
@NullMarked
package todo.api.overview;

import org.jspecify.annotations.NullMarked;
