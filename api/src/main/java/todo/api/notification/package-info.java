/** Reminders when they are due, and the notifications that they become. */
@NullMarked
package todo.api.notification;

import org.jspecify.annotations.NullMarked;
