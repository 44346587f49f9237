/** The HTTP routes and the operations of imports and exports, and the list of file formats. */
@NullMarked
package todo.api.transfer;

import org.jspecify.annotations.NullMarked;
