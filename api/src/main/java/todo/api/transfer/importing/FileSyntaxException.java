package todo.api.transfer.importing;

/** Thrown if a line is malformed in such a way that the rest of the file cannot be read. */
public final class FileSyntaxException extends Exception {

    private static final long serialVersionUID = 1;
    private final int line;

    /**
     * @param line the line, the first being 1
     * @param detail a sentence for a person
     */
    public FileSyntaxException(int line, String detail) {
        super(detail, null, false, false); // reported to the user, so a stack trace is of no use
        this.line = line;
    }

    public ImportEntry.Unreadable entry() {
        return new ImportEntry.Unreadable(line, String.valueOf(getMessage()));
    }
}
