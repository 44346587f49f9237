package todo.api.query;

/** A query that cannot be read; the message is one sentence that names the character. */
public final class QuerySyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param index counted in code points from 0
     * @param expected what was expected there: the rest of the sentence
     */
    QuerySyntaxException(int index, String expected) {
        super("At character " + (index + 1) + ": " + expected);
        this.position = index + 1;
    }

    /**
     * @return where it cannot be read: 1 is the first character, by code points
     */
    public int position() {
        return position;
    }

    /** It is an answer, not a fault of the program: nobody looks where it comes from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
