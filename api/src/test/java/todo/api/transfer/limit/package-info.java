/** Tests of the limits on imports. */
@NullMarked
package todo.api.transfer.limit;

import org.jspecify.annotations.NullMarked;
