/** The tags of a user: they are counted, renamed, merged and deleted. */
@NullMarked
package todo.web.tag;

import org.jspecify.annotations.NullMarked;
