@NullMarked
package todo.web.due;

import org.jspecify.annotations.NullMarked;
