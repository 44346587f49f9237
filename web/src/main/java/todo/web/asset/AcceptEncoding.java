package todo.web.asset;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import todo.http.Request;

/**
 * Chooses the encoding of a response.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, section 12.5.3</a>
 */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /**
     * @param offered encodings, the preferred one first
     * @return the first of them that the client accepts; empty for none
     */
    public static String best(Request request, List<String> offered) {
        var accepted =
                request.headers().all("Accept-Encoding").stream()
                        .flatMap(line -> List.of(line.split(",", -1)).stream())
                        .map(item -> item.replace(" ", "").toLowerCase(Locale.ROOT))
                        .filter(item -> !item.matches(".*;q=0(\\.0*)?"))
                        .map(item -> item.replaceFirst(";.*", ""))
                        .collect(Collectors.toSet());
        return offered.stream().filter(accepted::contains).findFirst().orElse("");
    }
}
