/** Tests of the real server, with the real API, with one that fails, and in a real browser. */
@NullMarked
package todo.web;

import org.jspecify.annotations.NullMarked;
