/** Lists of tasks, each with a name and a colour, in the order that their owner gives them. */
@NullMarked
package todo.api.list;

import org.jspecify.annotations.NullMarked;
