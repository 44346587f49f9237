/** Threads and time limits. Knows neither HTTP nor a feature. */
@NullMarked
package todo.concurrent;

import org.jspecify.annotations.NullMarked;
