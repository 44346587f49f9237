/** The lists of a user: they are created, named, ordered, archived and deleted. */
@NullMarked
package todo.web.list;

import org.jspecify.annotations.NullMarked;
