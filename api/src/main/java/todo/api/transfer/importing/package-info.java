/**
 * Validates the entries that the file readers yield, writes them into an account and reports the
 * result of each line; knows no file format.
 */
@NullMarked
package todo.api.transfer.importing;

import org.jspecify.annotations.NullMarked;
