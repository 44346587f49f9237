/** Tests of imports and exports over the real server. */
@NullMarked
package todo.api.transfer;

import org.jspecify.annotations.NullMarked;
