package todo.web.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Page;

/**
 * The values of the sign-in and registration forms. Never contains a password.
 *
 * @param to the path of this site to go to afterwards
 * @param draft a form that was submitted without a session; empty for none
 * @param alert null if nothing went wrong
 * @param faults by field
 */
public record AccountForm(
        Page page,
        String to,
        String email,
        String name,
        Form draft,
        @Nullable String alert,
        Map<String, String> faults) {

    private static final String DRAFT = "draft.";

    /** A slash that no second one follows: browsers take {@code //host} as another site. */
    private static final String LOCAL = "/(?![/\\\\])[A-Za-z0-9/_?=&.%+*~:,-]{0,4000}";

    static AccountForm empty(Page page, String to) {
        return new AccountForm(page, to, "", "", Form.parse(""), null, Map.of());
    }

    /**
     * @return the submitted form
     */
    static AccountForm of(Page page, Form form) {
        var draft = new LinkedHashMap<String, List<String>>();
        form.fields()
                .forEach((name, values) -> {
                    if (name.startsWith(DRAFT)) {
                        draft.put(name.substring(DRAFT.length()), values);
                    }
                });
        return new AccountForm(
                page,
                local(form.get("to")),
                form.get("email").strip(),
                form.get("name").strip(),
                new Form(draft),
                null,
                Map.of());
    }

    /**
     * @return with a form to submit after the sign-in
     */
    AccountForm withDraft(Form form) {
        return new AccountForm(page, to, email, name, form, alert, faults);
    }

    AccountForm withAlert(String sentence) {
        return new AccountForm(page, to, email, name, draft, sentence, faults);
    }

    /**
     * @return with each fault at its field, or above the form if it has no field here
     */
    AccountForm withFaults(List<Failure.Fault> broken) {
        var byField = new LinkedHashMap<String, String>();
        @Nullable String elsewhere = null;
        for (var fault : broken) {
            if (fault.pointer().matches("/(email|password|name)")) {
                byField.putIfAbsent(fault.pointer().substring(1), page.sentence(fault));
            } else {
                elsewhere = page.sentence(fault);
            }
        }
        return new AccountForm(page, to, email, name, draft, elsewhere, byField);
    }

    AccountForm withFault(String field, String sentence) {
        return new AccountForm(page, to, email, name, draft, null, Map.of(field, sentence));
    }

    /**
     * @return the field's fault; null for none
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /**
     * @return {@link #to} as the value of a query parameter
     */
    public String encodedTo() {
        return encoded(to);
    }

    static String encoded(String path) {
        return Form.encode(path).replace("%2F", "/");
    }

    /**
     * @return the path if it belongs to this site, otherwise {@code /}
     */
    static String local(@Nullable String path) {
        return path != null && path.matches(LOCAL) ? path : "/";
    }
}
