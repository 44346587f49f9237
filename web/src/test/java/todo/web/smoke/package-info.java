/** Tests of the smoke test, on services that work and on ones that fail. */
@NullMarked
package todo.web.smoke;

import org.jspecify.annotations.NullMarked;
