package todo.api.recurrence;

/** The period of a rule. Tasks recur at most once an hour. */
public enum Frequency {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
}
