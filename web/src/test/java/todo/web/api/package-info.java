/** Tests of the API's client. */
@NullMarked
package todo.web.api;

import org.jspecify.annotations.NullMarked;
