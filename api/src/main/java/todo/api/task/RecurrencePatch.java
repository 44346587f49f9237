package todo.api.task;

import org.jspecify.annotations.Nullable;
import todo.api.recurrence.Pattern;
import todo.api.recurrence.Rule;

/** What a change does to the recurrence of a task. */
public sealed interface RecurrencePatch {

    record Keep() implements RecurrencePatch {}

    /**
     * @param rule null ends the recurrence
     */
    record ToRule(@Nullable Rule rule) implements RecurrencePatch {}

    /**
     * A rule with the same pattern stays as it is, so that a client that knows only patterns does
     * not coarsen it.
     */
    record ToPattern(Pattern pattern) implements RecurrencePatch {}

    static RecurrencePatch keep() {
        return new Keep();
    }

    default @Nullable Rule apply(@Nullable Rule before) {
        return switch (this) {
            case Keep keep -> before;
            case ToRule to -> to.rule();
            case ToPattern to -> to.pattern() == Pattern.of(before) ? before : to.pattern().rule();
        };
    }
}
