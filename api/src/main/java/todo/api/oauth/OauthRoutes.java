package todo.api.oauth;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.oauth.PublicAddress;

/** What clients call without a user: discovery, registration and tokens. */
public final class OauthRoutes {

    private static final int FORM_LIMIT = 16 * 1024;

    /** Called by clients that are pages of any origin; no cookie or other credential is sent. */
    public static final Set<String> PUBLIC_PATHS =
            Set.of(
                    "/.well-known/oauth-protected-resource",
                    "/.well-known/oauth-protected-resource/mcp",
                    "/.well-known/oauth-authorization-server",
                    "/oauth/token",
                    "/oauth/register",
                    "/oauth/revoke");

    private final PublicAddress address;
    private final OauthClients clients;
    private final TokenIssuer issuer;
    private final GrantStore grants;
    private final Clock clock;

    public OauthRoutes(
            PublicAddress address,
            OauthClients clients,
            TokenIssuer issuer,
            GrantStore grants,
            Clock clock) {
        this.address = address;
        this.clients = clients;
        this.issuer = issuer;
        this.grants = grants;
        this.clock = clock;
    }

    public void add(Routes routes) {
        Handler resource = _ -> Response.json(200, OauthJson.resourceMetadata(address));
        routes.get("/.well-known/oauth-protected-resource", resource)
                .get("/.well-known/oauth-protected-resource/mcp", resource)
                .get(
                        "/.well-known/oauth-authorization-server",
                        _ -> Response.json(200, OauthJson.serverMetadata(address)))
                .post("/oauth/register", answering("invalid_client_metadata", this::register))
                .post("/oauth/token", answering("invalid_request", this::token))
                .post("/oauth/revoke", answering("invalid_request", this::revoke));
    }

    /**
     * @param unreadable the code for a body that cannot be read
     */
    private static Handler answering(String unreadable, Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (OauthError error) {
                return error(error.code(), error.description());
            } catch (Failure.BadRequest
                    | Failure.UnsupportedMediaType
                    | Failure.TooLarge malformed) {
                return error(unreadable, malformed.detail());
            }
        };
    }

    private static Response error(String code, String description) {
        return Response.json(400, Map.of("error", code, "error_description", description));
    }

    private Response register(Request request) {
        var metadata = OauthJson.registration(request);
        var client = clients.register(metadata.name(), metadata.redirectUris(), request.peer());
        return Response.json(201, OauthJson.registered(client, clock.instant().getEpochSecond()));
    }

    private Response token(Request request) {
        var form = form(request);
        var tokens =
                switch (required(form, "grant_type")) {
                    case "authorization_code" ->
                            issuer.redeem(
                                    new TokenIssuer.Redemption(
                                            required(form, "code"),
                                            required(form, "client_id"),
                                            required(form, "redirect_uri"),
                                            required(form, "code_verifier"),
                                            optional(form, "resource")));
                    case "refresh_token" ->
                            issuer.refresh(
                                    new TokenIssuer.Renewal(
                                            required(form, "refresh_token"),
                                            required(form, "client_id"),
                                            optional(form, "resource"),
                                            optional(form, "scope")));
                    default ->
                            throw new OauthError(
                                    "unsupported_grant_type",
                                    "Use authorization_code or refresh_token.");
                };
        return Response.json(200, tokens);
    }

    private Response revoke(Request request) {
        grants.revoke(required(form(request), "token"));
        return Response.status(200);
    }

    private static Map<String, List<String>> form(Request request) {
        var form = request.form(FORM_LIMIT).fields();
        if (form.values().stream().anyMatch(values -> values.size() > 1)) {
            throw new OauthError("invalid_request", "A parameter is repeated.");
        }
        return form;
    }

    private static @Nullable String optional(Map<String, List<String>> form, String name) {
        return Authorizations.single(form, name);
    }

    private static String required(Map<String, List<String>> form, String name) {
        var value = optional(form, name);
        if (value == null) {
            throw new OauthError(
                    "invalid_request", "The parameter %s is required.".formatted(name));
        }
        return value;
    }
}
