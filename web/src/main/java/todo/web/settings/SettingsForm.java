package todo.web.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.account.Visit;

/**
 * A form as it was sent, with what is wrong with it. Passwords are never shown again.
 *
 * @param faults sentences by field; the field {@code form} stands for the whole
 */
public record SettingsForm(Form sent, Map<String, String> faults) {

    static final SettingsForm NONE = new SettingsForm(Form.parse(""), Map.of());

    private static final String WHOLE = "form";

    static SettingsForm of(Form sent) {
        return new SettingsForm(sent, Map.of());
    }

    /**
     * @return the form with the failure's sentences at their fields, or above the form if it has no
     *     such field
     */
    static SettingsForm refused(Visit visit, Form sent, Failure failure) {
        var faults = new LinkedHashMap<String, String>();
        if (failure instanceof Failure.Invalid invalid) {
            for (var fault : invalid.faults()) {
                var name = fault.pointer().replaceFirst("^/", "");
                var field = sent.fields().containsKey(name) ? name : WHOLE;
                faults.putIfAbsent(field, visit.sentence(fault));
            }
        } else {
            faults.put(WHOLE, visit.sentence(failure));
        }
        return new SettingsForm(sent, faults);
    }

    /**
     * @return with the sentence in place of any other at the field
     */
    SettingsForm withFault(String field, String sentence) {
        var all = new LinkedHashMap<>(faults);
        all.put(field, sentence);
        return new SettingsForm(sent, all);
    }

    /**
     * @param stored shown where the form was not sent
     */
    public String value(String field, String stored) {
        return sent.fields().containsKey(field) ? sent.get(field) : stored;
    }

    /**
     * @return the field's fault; null for none
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /**
     * @return the fault of the whole form; null for none
     */
    public @Nullable String alert() {
        return faults.get(WHOLE);
    }
}
