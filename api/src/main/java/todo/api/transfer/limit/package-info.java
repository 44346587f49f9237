/** Limits how many files are imported and exported at the same time, and the memory they take. */
@NullMarked
package todo.api.transfer.limit;

import org.jspecify.annotations.NullMarked;
