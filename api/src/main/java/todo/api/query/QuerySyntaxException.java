package todo.api.query;

/**
 * A query breaks the grammar. The message names the character and says in plain English what to
 * write instead.
 */
public final class QuerySyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * @param index of the character, in code points from 0
     * @param advice one or two sentences for a person
     */
    QuerySyntaxException(int index, String advice) {
        super("At character " + (index + 1) + ": " + advice);
        this.position = index + 1;
    }

    /**
     * @return the position of the faulty character, in code points from 1
     */
    public int position() {
        return position;
    }

    /** No stack trace: this is an answer to the user, not a bug. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
