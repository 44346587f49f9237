package todo.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import todo.api.Sha256;
import todo.api.account.Auth.CallerHandler;
import todo.api.account.Auth.SessionHandler;
import todo.api.account.Auth.UnverifiedHandler;
import todo.failure.Failure;
import todo.http.Body;
import todo.http.Headers;
import todo.http.Request;
import todo.http.Response;
import todo.json.Json;

/**
 * Makes handlers of routes idempotent by the header {@code Idempotency-Key}. A request without it
 * is handled as usual. A handler answers with bytes rather than with a stream.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP header field</a>
 */
public final class IdempotentRoutes {

    private static final String HEADER = "Idempotency-Key";

    /** A structured field has quotation marks; many clients leave them out. */
    private static final Pattern VALUE = Pattern.compile("\"([ -~]{1,255})\"|([!#-~]{1,255})");

    /** Of a request's body, in bytes, unless the route has another limit. */
    private static final int BODY_LIMIT = 1024 * 1024;

    private static final TypeReference<Map<String, List<String>>> HEADERS =
            new TypeReference<>() {};

    private final IdempotencyKeys keys;

    public IdempotentRoutes(IdempotencyKeys keys) {
        this.keys = keys;
    }

    public CallerHandler once(CallerHandler handler) {
        return once(BODY_LIMIT, handler);
    }

    /**
     * @param limit of the body, in bytes: the handler's own
     */
    public CallerHandler once(int limit, CallerHandler handler) {
        return (request, caller) ->
                once(
                        limit,
                        new Shown(),
                        request,
                        caller::owner,
                        () -> handler.handle(request, caller));
    }

    /** The same for a handler whose own statement verifies the caller. */
    public UnverifiedHandler onceVerifiedBySql(UnverifiedHandler handler) {
        return (request, caller) ->
                once(
                        BODY_LIMIT,
                        new Shown(),
                        request,
                        () -> caller.caller().owner(),
                        () -> handler.handle(request, caller));
    }

    /**
     * The same for answers with a secret: nothing of them is stored, and a repeat is a conflict.
     */
    public CallerHandler onceSecret(CallerHandler handler) {
        return (request, caller) ->
                once(
                        BODY_LIMIT,
                        new Secret(),
                        request,
                        caller::owner,
                        () -> handler.handle(request, caller));
    }

    /** The same for the account itself. */
    public SessionHandler onceSecretSignedIn(SessionHandler handler) {
        return (request, session) ->
                once(
                        BODY_LIMIT,
                        new Secret(),
                        request,
                        () -> session.user().id(),
                        () -> handler.handle(request, session));
    }

    private Response once(
            int limit,
            IdempotencyKeys.Answers<Response> answers,
            Request request,
            Supplier<UUID> owner,
            Supplier<Response> work) {
        if (!request.headers().has(HEADER)) {
            return work.get();
        }
        // Reads the body before the transaction: a slow client holds no connection.
        var key = new IdempotencyKey(owner.get(), text(request), digest(request, limit));
        return keys.once(key, answers, work);
    }

    private static String text(Request request) {
        var lines = request.headers().all(HEADER);
        var value = VALUE.matcher(lines.getFirst());
        if (lines.size() > 1 || !value.matches()) {
            throw new Failure.BadRequest(
                    "Send one Idempotency-Key of 1 to 255 printable ASCII characters.");
        }
        return value.group(1) == null ? value.group(2) : value.group(1);
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

    private static class Shown implements IdempotencyKeys.Answers<Response> {

        @Override
        public Optional<StoredAnswer> store(Response response) {
            if (response.status() >= 400) {
                return Optional.empty();
            }
            if (!(response.body() instanceof Body.Bytes body)) {
                throw new IllegalArgumentException("a stream cannot be stored");
            }
            var headers = Json.text(response.headers().asMap());
            return Optional.of(new StoredAnswer(response.status(), headers, body.bytes()));
        }

        @Override
        public Response restore(StoredAnswer stored) {
            try {
                var headers = new Headers(Json.MAPPER.readValue(stored.headers(), HEADERS));
                return new Response(stored.status(), headers, new Body.Bytes(stored.body()))
                        .with("Idempotency-Replayed", "true");
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static final class Secret extends Shown {

        @Override
        public Optional<StoredAnswer> store(Response response) {
            return super.store(response).map(answer -> StoredAnswer.SECRET);
        }
    }
}
