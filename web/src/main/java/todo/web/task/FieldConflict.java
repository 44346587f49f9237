package todo.web.task;

import java.util.Map;

/**
 * A field that was changed both here and elsewhere.
 *
 * @param field its name in the form
 * @param label for people
 * @param typed the form's fields that keep what was typed, by name
 * @param here the typed value, for people
 * @param there the stored value, for people
 */
public record FieldConflict(
        String field, String label, Map<String, String> typed, String here, String there) {

    /** Ends the name of a form's field that keeps what was typed. */
    static final String TYPED = "_typed";

    public TextDifference difference() {
        return TextDifference.of(there, here);
    }
}
