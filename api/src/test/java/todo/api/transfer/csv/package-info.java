/** Tests of CSV files. */
@NullMarked
package todo.api.transfer.csv;

import org.jspecify.annotations.NullMarked;
