/** The Todo-Backend specification, with data that anybody can write and that expires. */
@NullMarked
package todo.api.todobackend;

import org.jspecify.annotations.NullMarked;
