package todo.api.transfer.importing;

/** A line after which a file cannot be read on. */
public final class FileSyntaxException extends Exception {

    private static final long serialVersionUID = 1;
    private final int line;

    /**
     * @param detail one sentence for a person
     */
    public FileSyntaxException(int line, String detail) {
        super(detail, null, false, false); // an answer, not a fault
        this.line = line;
    }

    public ImportEntry.Unreadable entry() {
        return new ImportEntry.Unreadable(line, String.valueOf(getMessage()));
    }
}
