package todo.api.notification;

/** Tells the first failure from those that follow it, and the end of them all. Not thread-safe. */
final class FailureStreak {

    private boolean lasting;

    /**
     * @return whether it begins with this failure
     */
    boolean failed() {
        var first = !lasting;
        lasting = true;
        return first;
    }

    /**
     * @return whether it ends with this success
     */
    boolean succeeded() {
        var last = lasting;
        lasting = false;
        return last;
    }
}
