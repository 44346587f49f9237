/**
 * Who changed what, how and when: every write of tasks, lists and saved queries goes through here.
 */
@NullMarked
package todo.api.change;

import org.jspecify.annotations.NullMarked;
