package todo.api.chat;

import java.time.Duration;

/**
 * How long a turn takes.
 *
 * @param whole the time limit of a turn: less than the server's limit of 300 s for any answer
 * @param ping how often its reader is looked after: one who leaves is noticed after two of them
 * @param grace how long it may go on when the service shuts down: with two pings less than the
 *     server waits for running requests
 */
public record TurnTimes(Duration whole, Duration ping, Duration grace) {

    public static final TurnTimes USUAL =
            new TurnTimes(Duration.ofSeconds(120), Duration.ofSeconds(2), Duration.ofSeconds(5));
}
