package todo.web.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server-sent event of the API.
 *
 * @param id a number, the position to resume from; null if it does not change
 * @param type such as {@code task.updated}; null if there is none, or only an id or a pause
 * @param start the beginning of the data, see {@link EventParser#MAX_LINE}; empty for none
 * @param retry how long to wait before the next attempt to connect; null if it does not change
 */
public record ApiEvent(
        @Nullable String id, @Nullable String type, String start, @Nullable Duration retry) {}
