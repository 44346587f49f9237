package todo.api.chat.builtin;

/** The answer is complete: a question has been asked, or the user has to approve a call. */
final class Ended extends RuntimeException {

    private static final long serialVersionUID = 1;

    Ended() {
        super("", null, false, false);
    }
}
