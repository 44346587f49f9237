/**
 * Fits the values that the file readers find to the limits of this service, writes the entries into
 * an account and reports the result of each line; knows no file format.
 */
@NullMarked
package todo.api.transfer.importing;

import org.jspecify.annotations.NullMarked;
