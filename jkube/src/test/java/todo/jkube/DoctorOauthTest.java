package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/doctor explains why apps cannot connect by OAuth. */
class DoctorOauthTest {

    private static final String RESOURCE = "/.well-known/oauth-protected-resource/mcp";
    private static final String SERVER = "/.well-known/oauth-authorization-server";

    private final DoctorScript script;
    private final HttpServer site;
    private final String address;
    private final Map<String, String> documents = new HashMap<>();

    DoctorOauthTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
        script.curl();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", this::answer);
        site.start();
        address = "http://127.0.0.1:" + site.getAddress().getPort();
        script.answers().put(".data.OAUTH", address);
        document(RESOURCE, "resource", address + "/mcp");
        document(SERVER, "issuer", address);
    }

    @AfterEach
    void stop() {
        site.stop(0);
    }

    private void document(String path, String member, String value) {
        documents.put(path, "{\"x\":[\"y\"],\"%s\":\"%s\",\"z\":\"\"}".formatted(member, value));
    }

    /** A document that starts with a slash is where the address has moved to. */
    private void answer(HttpExchange exchange) throws IOException {
        var document = documents.getOrDefault(exchange.getRequestURI().getPath(), "");
        var isMoved = document.startsWith("/");
        if (isMoved) {
            exchange.getResponseHeaders().set("Location", document);
        }
        var body = document.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(
                isMoved ? 308 : document.isEmpty() ? 404 : 200, Math.max(1, body.length));
        exchange.getResponseBody().write(document.isEmpty() ? new byte[1] : body);
        exchange.close();
    }

    @Test
    void finds_both_documents_at_the_public_address() throws Exception {
        assertThat(script.run(0)).contains("ok  apps connect by OAuth at " + address + "/mcp");
    }

    @Test
    void says_that_apps_connect_with_tokens_without_a_public_address() throws Exception {
        script.answers().put(".data.OAUTH", "");

        assertThat(script.run(0)).contains("ok  apps connect with personal tokens");
    }

    @Test
    void says_that_it_has_not_checked_the_address_without_curl(@TempDir Path empty)
            throws Exception {
        var bare = new DoctorScript(empty);
        bare.answers().put(".data.OAUTH", address);

        assertThat(bare.run(0)).contains(address + "/mcp (not checked: curl is missing)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://todo.example.org",
                "http://localhost.example.org",
                "http://todo.local.example.org:8080",
                "http://example.org:80.local"
            })
    void finds_an_address_without_https(String insecure) throws Exception {
        script.answers().put(".data.OAUTH", insecure);

        assertThat(script.run(1))
                .contains(
                        "oauth.publicAddress is " + insecure + ", but apps need https",
                        "ingress.tlsSecret");
    }

    @Test
    void finds_an_address_that_cannot_be_reached() throws Exception {
        site.stop(0);

        assertThat(script.run(1))
                .contains("cannot reach " + address + " (oauth.publicAddress)", "curl: (7)")
                .doesNotContain("ok  apps connect");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCE, SERVER})
    void finds_a_document_that_is_not_passed_on(String path) throws Exception {
        documents.remove(path);

        assertThat(script.run(1))
                .contains(address + path + " answers with HTTP 404", "Set ingress.host", "1 fault");
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCE, SERVER})
    void finds_a_page_instead_of_a_document(String path) throws Exception {
        documents.put(path, "<html>Welcome</html>");

        assertThat(script.run(1)).contains(address + path + " answers with another page");
    }

    @Test
    void finds_a_redirect() throws Exception {
        documents.put(RESOURCE, "/elsewhere");

        assertThat(script.run(1))
                .contains(RESOURCE + " redirects to " + address + "/elsewhere")
                .contains("Set oauth.publicAddress to an address that answers without a redirect");
    }

    @Test
    void finds_a_document_of_another_resource() throws Exception {
        document(RESOURCE, "resource", address + "/other");

        assertThat(script.run(1))
                .contains("names the resource " + address + "/other instead of " + address)
                .contains("rollout restart deployment/backend deployment/frontend");
    }

    @Test
    void finds_a_document_of_another_issuer() throws Exception {
        document(SERVER, "issuer", "https://old.example.org");

        assertThat(script.run(1))
                .contains("names the issuer https://old.example.org instead of " + address)
                .contains("leads to this installation");
    }
}
