package todo.web.task;

import java.util.Locale;
import todo.web.text.Texts;

/** The forms in which a view can be shown. */
public enum Shape {
    LIST,

    /** Columns by status. */
    BOARD,

    /** A month of due dates. */
    MONTH;

    /**
     * @return the value of a form's field
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label(Texts texts) {
        return switch (this) {
            case LIST -> texts.shapeList();
            case BOARD -> texts.shapeBoard();
            case MONTH -> texts.calendar();
        };
    }

    /**
     * @return the name of its symbol
     */
    public String icon() {
        return switch (this) {
            case LIST -> "rows";
            case BOARD -> "board";
            case MONTH -> "month";
        };
    }
}
