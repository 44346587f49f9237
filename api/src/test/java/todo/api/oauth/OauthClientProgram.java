package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import todo.api.Client;
import todo.api.Sha256;
import todo.api.TestApi;
import todo.http.Form;

/** A program that connects as MCP clients do, step by step. */
public final class OauthClientProgram {

    public static final String ISSUER = "https://todo.example.org";
    static final String RESOURCE = ISSUER + "/mcp";
    static final String REDIRECT = "https://app.example.com/callback";
    static final String VERIFIER = "v".repeat(43);

    private final TestApi api;
    final String id;
    final Map<String, String> request = new LinkedHashMap<>();

    private OauthClientProgram(TestApi api, String id) {
        this.api = api;
        this.id = id;
        request.put("response_type", "code");
        request.put("client_id", id);
        request.put("redirect_uri", REDIRECT);
        request.put("scope", "read write delete");
        request.put("state", "s&1");
        request.put("code_challenge", challenge(VERIFIER));
        request.put("code_challenge_method", "S256");
        request.put("resource", RESOURCE);
    }

    public static OauthClientProgram registered(TestApi api) {
        var answer = register(api, REDIRECT);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return of(api, answer.body().get("client_id").textValue());
    }

    static OauthClientProgram of(TestApi api, String id) {
        return new OauthClientProgram(api, id);
    }

    static Client.Answer register(TestApi api, String redirectUri) {
        return api.from(TestApi.nextAddress())
                .post(
                        "/oauth/register",
                        Map.of("client_name", "Helper", "redirect_uris", List.of(redirectUri)));
    }

    static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** The same request, with another value of a parameter; null for without it. */
    OauthClientProgram with(String parameter, String value) {
        var other = new OauthClientProgram(api, id);
        other.request.putAll(request);
        other.request.put(parameter, value);
        return other;
    }

    OauthClientProgram without(String parameter) {
        var other = new OauthClientProgram(api, id);
        other.request.putAll(request);
        other.request.remove(parameter);
        return other;
    }

    String query() {
        return encoded(request);
    }

    private static String encoded(Map<String, String> fields) {
        var form = new LinkedHashMap<String, List<String>>();
        fields.forEach((name, value) -> form.put(name, List.of(value)));
        return new Form(form).encoded();
    }

    Client.Answer ask(Client user) {
        return user.get("/api/oauth/authorization?" + query());
    }

    Client.Answer decide(Client user, String decision, List<String> scopes) {
        return user.post(
                "/api/oauth/authorization",
                Map.of("query", query(), "decision", decision, "scopes", scopes));
    }

    /** The parameters with which the browser returns. */
    static Map<String, String> returned(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var address = answer.body().get("redirect_to").textValue();
        var parameters = new HashMap<String, String>();
        Form.parse(address.substring(address.indexOf('?') + 1))
                .fields()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    /** The code that a user gives. */
    String code(Client user, String... scopes) {
        var returned = returned(decide(user, "allow", List.of(scopes)));
        return Objects.requireNonNull(returned.get("code"), returned::toString);
    }

    Client.Answer redeem(String code) {
        return token(redemption(code));
    }

    Map<String, String> redemption(String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("client_id", id);
        form.put("redirect_uri", Objects.requireNonNull(request.get("redirect_uri")));
        form.put("code_verifier", VERIFIER);
        form.put("resource", RESOURCE);
        return form;
    }

    Client.Answer refresh(String refreshToken) {
        return token(renewal(refreshToken));
    }

    Map<String, String> renewal(String refreshToken) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        form.put("client_id", id);
        return form;
    }

    Client.Answer token(Map<String, String> form) {
        return post("/oauth/token", form);
    }

    Client.Answer post(String path, Map<String, String> form) {
        return api.client()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .raw("POST", path, encoded(form));
    }

    /** The tokens of a client that a user has just connected. */
    public Connection connect(Client user, String... scopes) {
        return new Connection(this, redeem(code(user, scopes)));
    }

    public record Connection(OauthClientProgram client, Client.Answer answer) {

        public String access() {
            return text("access_token");
        }

        String refresh() {
            return text("refresh_token");
        }

        private String text(String member) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return answer.body().get(member).textValue();
        }
    }
}
