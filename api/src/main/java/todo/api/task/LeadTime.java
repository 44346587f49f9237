package todo.api.task;

/**
 * How long before its due date a task reminds its owner.
 *
 * @param minutes 0 to {@link #MOST}
 */
public record LeadTime(int minutes) {

    /** A year. */
    public static final int MOST = 366 * 24 * 60;

    public LeadTime {
        if (minutes < 0 || minutes > MOST) {
            throw new IllegalArgumentException("a lead time of %d minutes".formatted(minutes));
        }
    }
}
