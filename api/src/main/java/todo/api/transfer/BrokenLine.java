package todo.api.transfer;

/** A line after which a file cannot be read on. */
final class BrokenLine extends Exception {

    private static final long serialVersionUID = 1;
    private final int line;

    /**
     * @param detail one sentence for a person
     */
    BrokenLine(int line, String detail) {
        super(detail, null, false, false); // an answer, not a fault
        this.line = line;
    }

    ImportItem.Broken item() {
        return new ImportItem.Broken(line, String.valueOf(getMessage()));
    }
}
