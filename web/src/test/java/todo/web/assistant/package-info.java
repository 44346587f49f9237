/** Tests of the assistant. */
@NullMarked
package todo.web.assistant;

import org.jspecify.annotations.NullMarked;
