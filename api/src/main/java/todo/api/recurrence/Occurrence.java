package todo.api.recurrence;

import java.time.Instant;

/**
 * A date of a series.
 *
 * @param due midnight UTC of its day if it has no time
 * @param rule for the dates after it: its count is reduced, and it names what the date cannot show,
 *     such as the 31st in a month of 30 days, or 02:30 in a night without that hour
 */
public record Occurrence(Instant due, Rule rule) {}
