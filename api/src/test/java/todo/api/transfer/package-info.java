/** Tests of files. */
@NullMarked
package todo.api.transfer;

import org.jspecify.annotations.NullMarked;
