package todo.web.account;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.http.Form;

/**
 * Where a form was sent without a session.
 *
 * @param path as it was sent
 */
record FormTarget(String path, Form query) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

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
     * @return the path's parameters; null if it does not match
     */
    @Nullable Map<String, String> match(String template) {
        var pattern = PARAMETER.matcher(template).replaceAll("(?<$1>[^/]+)");
        var matcher = Pattern.compile(pattern).matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        var parameters = new HashMap<String, String>();
        PARAMETER
                .matcher(template)
                .results()
                .map(result -> result.group(1))
                .forEach(name -> parameters.put(name, Form.decode(matcher.group(name))));
        return parameters;
    }
}
