/**
 * The HTTP kernel over the JDK's server: requests, responses, routes, filters, configuration and
 * logging. Nothing here knows tasks, users or pages.
 */
@NullMarked
package todo.http;

import org.jspecify.annotations.NullMarked;
