package todo.api.recurrence;

/** The period that a rule counts in; more than one date an hour is too many for a task. */
public enum Frequency {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
}
