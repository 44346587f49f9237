/** The document of the API, written by hand and served as it is, and a page to try it. */
@NullMarked
package todo.api.openapi;

import org.jspecify.annotations.NullMarked;
