/** The frontend renders pages from the API's data. This package starts it and guards all routes. */
@NullMarked
package todo.web;

import org.jspecify.annotations.NullMarked;
