/**
 * The way to the API: requests out, JSON or a failure back; what the JSON means is the features'
 * business.
 */
@NullMarked
package todo.web.api;

import org.jspecify.annotations.NullMarked;
