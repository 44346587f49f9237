/** What can be done with one task or many at once, apart from their dates. */
@NullMarked
package todo.web.selection;

import org.jspecify.annotations.NullMarked;
