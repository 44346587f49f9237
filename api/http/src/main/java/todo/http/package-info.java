/**
 * The HTTP kernel: requests in, responses out, over the JDK's own server; what knows of tasks,
 * users or pages stays outside.
 */
@NullMarked
package todo.http;

import org.jspecify.annotations.NullMarked;
