/** Tests of the HTTP kernel: a real server on a free port, and clients that behave badly. */
@NullMarked
package todo.http;

import org.jspecify.annotations.NullMarked;
