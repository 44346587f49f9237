package todo.api.oauth;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.account.Scope;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.oauth.PublicAddress;

/**
 * Checks what clients ask users for. Safe for concurrent use.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1">RFC 6749, section 4.1.1</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636">RFC 7636, PKCE</a>
 */
public final class Authorizations {

    /** SHA-256 in Base64url. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final OauthClients clients;
    private final PublicAddress address;

    public Authorizations(OauthClients clients, PublicAddress address) {
        this.clients = clients;
        this.address = address;
    }

    /**
     * @param query the parameters, with all values of each
     * @param user whom the client asks
     * @throws Failure.BadRequest if the client or the redirect URI is wrong, so that the browser
     *     must not be sent there
     * @throws Failure.TooManyRequests if the user has to wait until the client is looked up
     * @throws AuthorizationRefused for any other error
     */
    AuthorizationRequest check(Map<String, List<String>> query, UUID user) {
        var id = single(query, "client_id");
        var uri = single(query, "redirect_uri");
        if (id == null || uri == null) {
            throw refused("The request has to name its app and its return address, each once.");
        }
        var client =
                clients.find(id, user)
                        .orElseThrow(
                                () -> refused("This app is not known here. Connect it again."));
        var redirect =
                new AuthorizationRequest.Return(
                        permitted(client, uri), single(query, "state"), address.origin());
        try {
            return check(query, client, redirect);
        } catch (OauthError error) {
            throw new AuthorizationRefused(redirect, error);
        }
    }

    private static RedirectUri permitted(OauthClient client, String text) {
        try {
            var requested = RedirectUri.parse(text);
            if (client.redirectUris().stream().anyMatch(uri -> uri.permits(requested))) {
                return requested;
            }
        } catch (IllegalArgumentException unsafe) {
            // Refused below: the client cannot have registered it.
        }
        throw refused("The app may not send you to the address that it names.");
    }

    private AuthorizationRequest check(
            Map<String, List<String>> query,
            OauthClient client,
            AuthorizationRequest.Return redirect) {
        for (var parameter : query.entrySet()) {
            if (parameter.getValue().size() > 1) {
                throw new OauthError("invalid_request", "A parameter is repeated.");
            }
        }
        if (!"code".equals(single(query, "response_type"))) {
            throw new OauthError("unsupported_response_type", "Use response_type=code.");
        }
        if (!"S256".equals(single(query, "code_challenge_method"))) {
            throw new OauthError("invalid_request", "Use PKCE with code_challenge_method=S256.");
        }
        var challenge = single(query, "code_challenge");
        if (challenge == null || !CHALLENGE.matcher(challenge).matches()) {
            throw new OauthError(
                    "invalid_request", "The code_challenge has to be 43 characters of Base64url.");
        }
        requireResource(single(query, "resource"), address.resource());
        return new AuthorizationRequest(client, redirect, scope(single(query, "scope")), challenge);
    }

    /**
     * @param requested null for the only one that there is (RFC 8707)
     */
    static void requireResource(@Nullable String requested, String resource) {
        if (requested != null && !requested.equals(resource)) {
            throw new OauthError(
                    "invalid_target", "The resource has to be %s.".formatted(resource));
        }
    }

    /**
     * @param text separated by spaces; null for reading and writing
     * @return the greatest of the scopes
     */
    static Scope scope(@Nullable String text) {
        var greatest = text == null ? Scope.WRITE : Scope.READ;
        for (var word : text == null ? List.<String>of() : List.of(text.strip().split(" +", -1))) {
            try {
                var scope = Scope.parse(word);
                greatest = scope.includes(greatest) ? scope : greatest;
            } catch (IllegalArgumentException unknown) {
                throw new OauthError("invalid_scope", "The scopes are read, write and delete.");
            }
        }
        return greatest;
    }

    /**
     * @param chosen by the user, of those that the client asked for
     * @return the greatest scope that grants no more than the chosen ones
     */
    static Scope granted(Scope requested, Set<Scope> chosen) {
        var granted = Scope.READ;
        for (var scope : requested.all()) {
            if (scope != Scope.READ && !chosen.contains(scope)) {
                return granted;
            }
            granted = scope;
        }
        return granted;
    }

    /**
     * @return null if the parameter is absent, empty or repeated
     */
    static @Nullable String single(Map<String, List<String>> query, String name) {
        var values = query.getOrDefault(name, List.of());
        return values.size() == 1 && !values.getFirst().isEmpty() ? values.getFirst() : null;
    }

    private static Failure refused(String detail) {
        return new Failure.BadRequest(FailureCode.OAUTH_REQUEST, detail);
    }
}
