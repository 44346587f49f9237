/** The document of the API, written by hand and served as it is. */
@NullMarked
package todo.api.openapi;

import org.jspecify.annotations.NullMarked;
