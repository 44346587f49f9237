/**
 * A program of its own beside the frontend: it uses both services once, to see whether they work.
 */
@NullMarked
package todo.web.smoke;

import org.jspecify.annotations.NullMarked;
