package todo.api.recurrence;

import java.time.Instant;

/**
 * The next date of a series.
 *
 * @param due midnight UTC of its day where it has no time
 * @param rule what comes after it: counted down, and naming what the date itself cannot show – the
 *     31st in a month of 30 days, half past two in the night that has none
 */
public record Occurrence(Instant due, Rule rule) {}
