/** A separate program that uses both services once, to check that they work. */
@NullMarked
package todo.web.smoke;

import org.jspecify.annotations.NullMarked;
