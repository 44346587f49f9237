package todo.web.account;

import java.util.regex.Pattern;
import todo.http.Form;

/**
 * Where a form was sent without a session.
 *
 * @param path as it was sent
 */
public record FormTarget(String path, Form query) {

    private static final String ID = "([0-9a-fA-F-]{36})";

    static FormTarget of(String address) {
        var question = address.indexOf('?');
        return question < 0
                ? new FormTarget(address, Form.parse(""))
                : new FormTarget(
                        address.substring(0, question),
                        Form.parse(address.substring(question + 1)));
    }

    /**
     * @param template such as {@code /tasks/{id}/status}
     */
    public boolean isAt(String template) {
        return pattern(template).matcher(path).matches();
    }

    /**
     * @param template which the path matches
     * @return its {@code {id}}
     */
    public String id(String template) {
        var matcher = pattern(template).matcher(path);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(path + " is not at " + template);
        }
        return matcher.group(1);
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replace("{id}", ID));
    }
}
