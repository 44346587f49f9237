/** What all pages share: layout, cookies, messages, errors and compression. */
@NullMarked
package todo.web.page;

import org.jspecify.annotations.NullMarked;
