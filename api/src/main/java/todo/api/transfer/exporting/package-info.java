/** Reads the tasks and lists that an export contains, page by page; knows no file format. */
@NullMarked
package todo.api.transfer.exporting;

import org.jspecify.annotations.NullMarked;
