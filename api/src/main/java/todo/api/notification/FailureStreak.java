package todo.api.notification;

/** Detects the start and the end of a series of failures. Not safe for concurrent use. */
final class FailureStreak {

    private boolean failing;

    /**
     * @return whether this failure starts a series
     */
    boolean failed() {
        var first = !failing;
        failing = true;
        return first;
    }

    /**
     * @return whether this success ends a series
     */
    boolean succeeded() {
        var last = failing;
        failing = false;
        return last;
    }
}
