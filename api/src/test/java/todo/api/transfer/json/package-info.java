/** Tests of JSON files. */
@NullMarked
package todo.api.transfer.json;

import org.jspecify.annotations.NullMarked;
