/** Tests of live updates. */
@NullMarked
package todo.web.live;

import org.jspecify.annotations.NullMarked;
