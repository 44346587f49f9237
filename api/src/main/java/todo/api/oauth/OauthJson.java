package todo.api.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.account.Scope;
import todo.failure.Failure;
import todo.failure.TextRule;
import todo.http.Form;
import todo.http.JsonBody;
import todo.http.Request;
import todo.oauth.PublicAddress;

/** Reads and writes the documents about clients (RFC 7591) and servers (RFC 8414, RFC 9728). */
final class OauthJson {

    private static final int BODY_LIMIT = 16 * 1024;

    private static final List<String> SCOPES =
            Scope.DELETE.all().stream().map(Scope::wire).toList();

    private OauthJson() {}

    static Map<String, Object> resourceMetadata(PublicAddress address) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("resource", address.resource());
        metadata.put("resource_name", "Todo");
        metadata.put("authorization_servers", List.of(address.origin()));
        metadata.put("scopes_supported", SCOPES);
        metadata.put("bearer_methods_supported", List.of("header"));
        return metadata;
    }

    static Map<String, Object> serverMetadata(PublicAddress address) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("issuer", address.origin());
        metadata.put("authorization_endpoint", address.at("/oauth/authorize"));
        metadata.put("token_endpoint", address.at("/oauth/token"));
        metadata.put("registration_endpoint", address.at("/oauth/register"));
        metadata.put("revocation_endpoint", address.at("/oauth/revoke"));
        metadata.put("scopes_supported", SCOPES);
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("response_modes_supported", List.of("query"));
        metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("revocation_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("client_id_metadata_document_supported", true);
        metadata.put("authorization_response_iss_parameter_supported", true);
        return metadata;
    }

    /**
     * @throws OauthError if the metadata is not acceptable
     */
    static ClientMetadata registration(Request request) {
        return ClientMetadata.read(JsonBody.tree(request, BODY_LIMIT));
    }

    static Map<String, Object> registered(OauthClient client, long issuedAt) {
        var registered = new LinkedHashMap<String, Object>();
        registered.put("client_id", client.id());
        registered.put("client_id_issued_at", issuedAt);
        registered.put("client_name", client.name());
        registered.put(
                "redirect_uris", client.redirectUris().stream().map(RedirectUri::text).toList());
        registered.put("token_endpoint_auth_method", "none");
        registered.put("grant_types", List.of("authorization_code", "refresh_token"));
        registered.put("response_types", List.of("code"));
        return registered;
    }

    /**
     * What the user has decided on the consent page.
     *
     * @param query the parameters of the client's request
     * @param allowed the scopes that the user gives; null if they refuse
     */
    record Decision(Map<String, List<String>> query, @Nullable Set<Scope> allowed) {}

    /**
     * @throws Failure.Invalid with all broken rules
     */
    static Decision decision(Request request) {
        var fields = JsonBody.fields(request, BODY_LIMIT);
        var query = fields.required("query", fields.parsed("query", Form::parse));
        var allow = fields.required("decision", fields.parsed("decision", OauthJson::allows));
        var scopes = fields.texts("scopes", SCOPES.size(), new TextRule(1, 10));
        var allowed = new ArrayList<Scope>();
        for (var scope : scopes == null ? List.<String>of() : scopes) {
            try {
                allowed.add(Scope.parse(scope));
            } catch (IllegalArgumentException unknown) {
                fields.fault("scopes", String.valueOf(unknown.getMessage()));
            }
        }
        fields.check();
        return new Decision(
                Objects.requireNonNull(query).fields(),
                Boolean.TRUE.equals(allow) ? Set.copyOf(allowed) : null);
    }

    private static boolean allows(String decision) {
        return switch (decision) {
            case "allow" -> true;
            case "deny" -> false;
            default -> throw new IllegalArgumentException("This has to be allow or deny.");
        };
    }
}
