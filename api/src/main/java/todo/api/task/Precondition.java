package todo.api.task;

import java.util.List;
import todo.http.Failure;
import todo.http.Request;

/**
 * The versions that a client is willing to change, as {@code If-Match} names them.
 *
 * @param etags empty, or with an asterisk: any version
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section 13.1.1</a>
 */
record Precondition(List<String> etags) {

    static Precondition of(Request request) {
        return new Precondition(
                request.headers().all("If-Match").stream()
                        .flatMap(line -> List.of(line.split(",", -1)).stream())
                        .map(String::strip)
                        .toList());
    }

    /**
     * @throws Failure.PreconditionFailed if the task has another version
     */
    void check(Task task) {
        if (!etags.isEmpty() && !etags.contains("*") && !etags.contains(task.etag())) {
            throw new Failure.PreconditionFailed(
                    "This task was changed meanwhile. Look at it again before changing it.");
        }
    }
}
