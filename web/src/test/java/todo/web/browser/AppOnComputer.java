package todo.web.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import todo.http.Form;
import todo.web.RealApi;

/** An app on the user's computer that connects by OAuth and then speaks MCP. */
final class AppOnComputer implements AutoCloseable {

    static final String NAME = "Helper";

    private static final String VERIFIER = "v".repeat(43);

    private final HttpServer listener;
    private final BlockingQueue<Form> returns = new LinkedBlockingQueue<>();
    private final ApiCalls api;
    private final String redirectUri;
    private final String id;

    private AppOnComputer(HttpServer listener, ApiCalls api, String host) {
        this.listener = listener;
        this.api = api;
        listener.createContext("/", this::show);
        listener.start();
        redirectUri = "http://" + host + ":" + listener.getAddress().getPort() + "/callback";
        id = register();
    }

    /**
     * @param host to which the browser returns: an address or name of this computer
     */
    static AppOnComputer start(URI api, String host) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName(host), 0);
            return new AppOnComputer(HttpServer.create(address, 0), new ApiCalls(api), host);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void show(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            if (uri.getPath().equals("/callback")) {
                returns.add(Form.parse(uri.getRawQuery()));
            }
            var page =
                    "<title>%s</title><script>document.title += window.opener ? ' with opener' : ''</script>"
                            .formatted(NAME)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String register() {
        var metadata = Map.of("client_name", NAME, "redirect_uris", List.of(redirectUri));
        return ApiCalls.body(api.json("/oauth/register", metadata, "")).path("client_id").asText();
    }

    String redirectUri() {
        return redirectUri;
    }

    /**
     * @return the page that the app opens in a browser
     */
    String page(String scope) {
        return page(scope, redirectUri);
    }

    String page(String scope, String returnTo) {
        var query = new LinkedHashMap<String, List<String>>();
        query.put("response_type", List.of("code"));
        query.put("client_id", List.of(id));
        query.put("redirect_uri", List.of(returnTo));
        query.put("scope", List.of(scope));
        query.put("state", List.of("s&1"));
        query.put("code_challenge", List.of(challenge()));
        query.put("code_challenge_method", List.of("S256"));
        query.put("resource", List.of(RealApi.OAUTH.resource()));
        return "/oauth/authorize?" + new Form(query).encoded();
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(hash.digest(VERIFIER.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @return the parameters with which the browser returned
     */
    Form awaitReturn() {
        try {
            var returned = returns.poll(Chromium.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (returned == null) {
                throw new AssertionError("the browser did not return");
            }
            return returned;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    boolean hasReturn() {
        return !returns.isEmpty();
    }

    /**
     * @return an access token
     */
    String redeem(String code) {
        var form =
                new Form(
                        Map.of(
                                "grant_type", List.of("authorization_code"),
                                "code", List.of(code),
                                "client_id", List.of(id),
                                "redirect_uri", List.of(redirectUri),
                                "code_verifier", List.of(VERIFIER)));
        return ApiCalls.body(api.form("/oauth/token", form)).path("access_token").asText();
    }

    /** Asks for the tools by MCP. */
    HttpResponse<String> tools(String token) {
        var request = Map.of("jsonrpc", "2.0", "id", 1, "method", "tools/list", "params", Map.of());
        return api.json("/mcp", request, token);
    }

    List<String> toolNames(String token) {
        return ApiCalls.body(tools(token)).at("/result/tools").findValuesAsText("name");
    }

    @Override
    public void close() {
        listener.stop(0);
    }
}
