package todo.failure;

/**
 * Thrown by a type that cannot be made of a value. The message is one sentence for a person, and
 * does not name the field: the reader of the field knows its name.
 */
public final class BrokenRule extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final FaultCode code;

    public BrokenRule(FaultCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public FaultCode code() {
        return code;
    }
}
