package todo.web.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Form;
import todo.web.page.Page;

/**
 * What the forms for signing in and for registering show. A password is never sent back.
 *
 * @param to where to go afterwards: a path of this site
 * @param draft a form that waits for somebody to sign in, by field; empty where none does
 * @param alert what went wrong; null where nothing did
 * @param faults by field
 */
public record AccountForm(
        Page page,
        String to,
        String email,
        String name,
        Map<String, String> draft,
        @Nullable String alert,
        Map<String, String> faults) {

    private static final String DRAFT = "draft.";

    static AccountForm empty(Page page, String to) {
        return new AccountForm(page, to, "", "", Map.of(), null, Map.of());
    }

    /**
     * @return as it was submitted
     */
    static AccountForm of(Page page, Form form) {
        var draft = new LinkedHashMap<String, String>();
        form.fields().keySet().stream()
                .filter(name -> name.startsWith(DRAFT))
                .forEach(name -> draft.put(name.substring(DRAFT.length()), form.get(name)));
        return new AccountForm(
                page,
                local(form.get("to")),
                form.get("email").strip(),
                form.get("name").strip(),
                draft,
                null,
                Map.of());
    }

    /**
     * @return with a form that waits
     */
    AccountForm keeping(Form waiting) {
        var draft = new LinkedHashMap<String, String>();
        waiting.fields().keySet().forEach(name -> draft.put(name, waiting.get(name)));
        return new AccountForm(page, to, email, name, draft, alert, faults);
    }

    /**
     * @return the form that waits
     */
    Form waiting() {
        var fields = new LinkedHashMap<String, List<String>>();
        draft.forEach((name, value) -> fields.put(name, List.of(value)));
        return new Form(fields);
    }

    AccountForm saying(String sentence) {
        return new AccountForm(page, to, email, name, draft, sentence, faults);
    }

    /**
     * @return with each fault at its field, or above the form where it has none here
     */
    AccountForm refused(List<Failure.Fault> broken) {
        var byField = new LinkedHashMap<String, String>();
        @Nullable String elsewhere = null;
        for (var fault : broken) {
            if (fault.pointer().matches("/(email|password|name)")) {
                byField.putIfAbsent(fault.pointer().substring(1), fault.detail());
            } else {
                elsewhere = fault.detail();
            }
        }
        return new AccountForm(page, to, email, name, draft, elsewhere, byField);
    }

    /**
     * @return what is wrong with a field; null where nothing is
     */
    public @Nullable String fault(String field) {
        return faults.get(field);
    }

    /**
     * @return the path, if it is one of this site; otherwise the first page's
     */
    static String local(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[A-Za-z0-9/_?=&.-]{0,500}") ? path : "/";
    }
}
