/** The API's client: sends calls, and returns JSON or a failure. Features interpret the JSON. */
@NullMarked
package todo.web.api;

import org.jspecify.annotations.NullMarked;
