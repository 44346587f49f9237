/** The API's OpenAPI document, which is written by hand, and a page to try it. */
@NullMarked
package todo.api.openapi;

import org.jspecify.annotations.NullMarked;
