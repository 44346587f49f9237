/** JSON as the wire contract has it: one mapper, and a reader of members that gathers faults. */
@NullMarked
package todo.json;

import org.jspecify.annotations.NullMarked;
