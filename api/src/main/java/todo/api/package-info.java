/**
 * The API service: {@link todo.api.App} puts it together from its features, each in a package of
 * its own.
 */
@NullMarked
package todo.api;

import org.jspecify.annotations.NullMarked;
