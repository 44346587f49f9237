/** What every page shares: its frame, cookies, messages and errors. */
@NullMarked
package todo.web.page;

import org.jspecify.annotations.NullMarked;
