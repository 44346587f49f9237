/** The smoke test, tried on services that work and on ones that do not. */
@NullMarked
package todo.web.smoke;

import org.jspecify.annotations.NullMarked;
