package todo.web.task;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.web.text.Texts;

/** How the tasks of a view are divided into sections. */
public enum Grouping {
    NONE,

    /** Overdue, today and this evening. */
    DAY_PART,

    /** One section for each day on which a task is due. */
    DUE_DAY,

    /** One section for each day on which a task was completed. */
    COMPLETION_DAY,

    PRIORITY,
    LIST,

    /** By the first tag of each task. */
    TAG;

    /**
     * @return the value of a form's field
     */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label(Texts texts) {
        return switch (this) {
            case NONE -> texts.groupByNothing();
            case DAY_PART -> texts.groupByDayPart();
            case DUE_DAY, COMPLETION_DAY -> texts.groupByDay();
            case PRIORITY -> texts.priority();
            case LIST -> texts.groupByList();
            case TAG -> texts.groupByTag();
        };
    }

    /**
     * @return the order in which each section is in one piece; null if the API has none
     */
    @Nullable Order order() {
        return switch (this) {
            case DAY_PART, DUE_DAY -> Order.DUE;
            case COMPLETION_DAY -> Order.COMPLETED;
            case PRIORITY -> Order.PRIORITY;
            case NONE, LIST, TAG -> null;
        };
    }
}
