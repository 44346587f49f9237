/** Live updates: tells open pages of a signed-in user what has changed. Sends no contents. */
@NullMarked
package todo.web.live;

import org.jspecify.annotations.NullMarked;
