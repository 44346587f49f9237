package todo.api.chat;

/**
 * A language model cannot answer. Thrown before anything was said in a turn, so that another
 * assistant can answer instead. The message is a sentence for a person, without secrets.
 */
public final class ModelUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ModelUnavailable(String message) {
        super(message, null, false, false);
    }
}
