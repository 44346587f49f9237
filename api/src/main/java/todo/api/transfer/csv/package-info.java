/** Reads and writes tasks as CSV files (RFC 4180). */
@NullMarked
package todo.api.transfer.csv;

import org.jspecify.annotations.NullMarked;
