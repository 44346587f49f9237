/** Reminders, and the notifications that they become when they are due. */
@NullMarked
package todo.api.notification;

import org.jspecify.annotations.NullMarked;
