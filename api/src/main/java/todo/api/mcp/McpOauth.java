package todo.api.mcp;

import java.util.Optional;
import java.util.stream.Collectors;
import todo.api.account.Caller;
import todo.api.account.Scope;
import todo.api.oauth.GrantStore;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Handler;
import todo.http.Problem;
import todo.http.Request;
import todo.http.Response;
import todo.oauth.PublicAddress;

/**
 * Accepts OAuth's tokens, and tells clients how to get one.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization">Authorization</a>
 */
public final class McpOauth {

    private final PublicAddress address;
    private final GrantStore grants;

    public McpOauth(PublicAddress address, GrantStore grants) {
        this.address = address;
        this.grants = grants;
    }

    /** The token does not permit what a call needs. */
    static final class InsufficientScope extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Scope required;

        InsufficientScope(Scope required) {
            super("", null, false, false);
            this.required = required;
        }
    }

    Optional<Caller> caller(String token) {
        return grants.caller(token);
    }

    Handler challenging(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Failure.Unauthorized failure) {
                var error = request.header("Authorization") == null ? "" : "invalid_token";
                return challenge(failure, request, error, Scope.WRITE);
            } catch (InsufficientScope insufficient) {
                var failure =
                        new Failure.Forbidden(
                                FailureCode.INSUFFICIENT_SCOPE,
                                "This app was not allowed to %s."
                                        .formatted(insufficient.required.wire()));
                return challenge(failure, request, "insufficient_scope", insufficient.required);
            }
        };
    }

    /** RFC 6750, section 3, and RFC 9728, section 5.1. */
    private Response challenge(Failure failure, Request request, String error, Scope scope) {
        var scopes = scope.all().stream().map(Scope::wire).collect(Collectors.joining(" "));
        return Problem.of(failure, request)
                .with(
                        "WWW-Authenticate",
                        "Bearer %sresource_metadata=\"%s\", scope=\"%s\""
                                .formatted(
                                        error.isEmpty() ? "" : "error=\"" + error + "\", ",
                                        address.resourceMetadata(),
                                        scopes));
    }
}
