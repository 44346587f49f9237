package todo.api.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import todo.api.Sha256;
import todo.failure.Failure;
import todo.http.Request;

/**
 * What a request is known by when it comes again.
 *
 * @param owner whose key it is: others may choose the same
 * @param digest of all that makes the request what it is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by the database
record IdempotencyKey(UUID owner, String text, byte[] digest) {

    private static final String HEADER = "Idempotency-Key";

    /** The draft has it in quotation marks, as a structured field; many clients leave them out. */
    private static final Pattern VALUE = Pattern.compile("\"([ -~]{1,255})\"|([!#-~]{1,255})");

    static boolean isIn(Request request) {
        return request.headers().has(HEADER);
    }

    /**
     * @param limit of the request's body, in bytes
     * @throws Failure.BadRequest if what it has for a key is none
     */
    static IdempotencyKey of(Request request, UUID owner, int limit) {
        var lines = request.headers().all(HEADER);
        var value = VALUE.matcher(lines.getFirst());
        if (lines.size() > 1 || !value.matches()) {
            throw new Failure.BadRequest(
                    HEADER + " has to be one text of 1 to 255 printable ASCII characters.");
        }
        var text = value.group(1) == null ? value.group(2) : value.group(1);
        return new IdempotencyKey(owner, text, digest(request, limit));
    }

    private static byte[] digest(Request request, int limit) {
        var head =
                "%s %s %s %s\n"
                        .formatted(
                                request.method(),
                                request.path(),
                                request.query().fields(),
                                request.header("Content-Type"));
        return Sha256.of(head.getBytes(StandardCharsets.UTF_8), request.body(limit));
    }
}
