/** Reads and writes an account's tasks, lists and saved queries as one JSON file. */
@NullMarked
package todo.api.transfer.json;

import org.jspecify.annotations.NullMarked;
