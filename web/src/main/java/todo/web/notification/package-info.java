/** Notifications: the bell on every page, and their own page. */
@NullMarked
package todo.web.notification;

import org.jspecify.annotations.NullMarked;
