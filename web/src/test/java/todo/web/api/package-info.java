/** Tests of the way to the API. */
@NullMarked
package todo.web.api;

import org.jspecify.annotations.NullMarked;
