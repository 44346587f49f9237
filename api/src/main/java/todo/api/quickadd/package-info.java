/**
 * Quick add: one line of text becomes a task. The grammar is in docs/quick-add.md, whose examples
 * are its test.
 */
@NullMarked
package todo.api.quickadd;

import org.jspecify.annotations.NullMarked;
