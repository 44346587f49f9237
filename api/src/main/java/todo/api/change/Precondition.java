package todo.api.change;

import java.util.List;
import todo.http.Failure;
import todo.http.Request;

/**
 * The versions that a client is willing to change, as {@code If-Match} names them.
 *
 * @param etags empty, or with an asterisk: any version
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section 13.1.1</a>
 */
public record Precondition(List<String> etags) {

    public static Precondition of(Request request) {
        return new Precondition(
                request.headers().all("If-Match").stream()
                        .flatMap(line -> List.of(line.split(",", -1)).stream())
                        .map(String::strip)
                        .toList());
    }

    /**
     * @param version that is there now
     * @throws Failure.PreconditionFailed if the client knows another one
     */
    public void check(Version version) {
        if (!etags.isEmpty() && !etags.contains("*") && !etags.contains(version.etag())) {
            throw new Failure.PreconditionFailed(
                    "This was changed meanwhile. Look at it again before changing it.");
        }
    }
}
