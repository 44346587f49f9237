/** What people are reminded of: the bell on every page, and the page behind it. */
@NullMarked
package todo.web.notification;

import org.jspecify.annotations.NullMarked;
