package todo.web.recurrence;

/** Where the next date of a series is counted from. */
public enum RecurrenceOrigin {
    DUE("due"),
    COMPLETION("completion");

    private final String wire;

    RecurrenceOrigin(String wire) {
        this.wire = wire;
    }

    /**
     * @return the name in the API
     */
    public String wire() {
        return wire;
    }

    /**
     * @return the origin with this name; the due date if there is none
     */
    public static RecurrenceOrigin of(String wire) {
        return COMPLETION.wire.equals(wire) ? COMPLETION : DUE;
    }
}
