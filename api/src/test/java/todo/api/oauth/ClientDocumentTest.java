package todo.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.failure.Failure;

@Timeout(60)
class ClientDocumentTest {

    private static final String ID = "https://app.example.com/oauth/client.json";

    private static final String DOCUMENT =
            """
            {"client_id": "%s", "client_name": "Claude", "redirect_uris": ["https://app.example.com/callback", "http://localhost/cb"]}\
            """
                    .formatted(ID);

    private static HttpsScript server;

    private final MovableClock clock = new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    @SuppressWarnings("NullAway.Init")
    private ClientDocuments documents;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        server = HttpsScript.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void publish() {
        documents = new ClientDocuments(server.fetch(), clock);
        server.answersJson(DOCUMENT);
    }

    @Test
    void a_client_with_a_document_connects_without_registering() {
        var database = TestApi.database();
        try (var api =
                TestApi.start(
                        database,
                        clock,
                        Map.of("OAUTH", OauthClientProgram.ISSUER),
                        chat -> chat,
                        server.fetch())) {
            api.awaitReady();
            var user = api.newUser();
            var program = OauthClientProgram.of(api, ID);

            var client = program.ask(user).body().get("client");
            assertThat(client.get("name").textValue()).isEqualTo("Claude");
            assertThat(client.get("host").textValue()).isEqualTo("app.example.com");
            assertThat(client.get("verified").booleanValue()).isTrue();

            program.connect(user, "read").access();
            assertThat(user.get("/api/oauth/apps").body().at("/apps/0/host").textValue())
                    .isEqualTo("app.example.com");
            assertThat(server.requests).hasSize(1);

            var elsewhere = program.with("redirect_uri", "https://evil.example.com/callback");
            assertThat(elsewhere.ask(user).status()).isEqualTo(400);
        }
    }

    @Test
    void the_request_is_small_and_names_the_host() {
        assertThat(get(ID).name()).isEqualTo("Claude");
        assertThat(server.requests.getFirst())
                .isEqualTo(
                        """
                        GET /oauth/client.json HTTP/1.1
                        Host: app.example.com
                        Accept: application/json
                        Accept-Encoding: identity
                        User-Agent: todo
                        Connection: close\
                        """);
    }

    @Test
    void a_document_is_believed_for_ten_minutes() {
        get(ID);
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        get(ID);
        assertThat(server.requests).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        get(ID);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void chunks_are_put_together() {
        server.answers(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "10\r\n"
                        + DOCUMENT.substring(0, 16)
                        + "\r\n"
                        + Integer.toHexString(DOCUMENT.length() - 16)
                        + ";x=y\r\n"
                        + DOCUMENT.substring(16)
                        + "\r\n0\r\n\r\n");

        assertThat(get(ID).redirectUris()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 302 Found^Location: https://10.0.0.1/^^ | another status",
                "HTTP/1.1 404 Not Found^Content-Type: application/json^^{} | another status",
                "HTTP/1.1 200 OK^Content-Type: text/html^^<html> | not JSON",
                "HTTP/1.1 200 OK^Content-Type: application/json^Content-Encoding: gzip^^x | not JSON",
                "HTTP/1.1 200 OK^Content-Type: application/json^^{ | not well-formed",
                "HTTP/1.1 200 OK^Content-Type: application/json^Content-Length: 9^^{} | breaks off",
                "HTTP/1.1 200 OK^Content-Type: application/json^Transfer-Encoding: chunked^^5^{} | breaks off",
                "SSH-2.0-OpenSSH | not answer with HTTP",
            })
    void other_answers_are_refused_with_their_reason(String answer, String reason) {
        server.answers(answer.strip().replace("^", "\r\n"));

        assertRefused(ID, reason);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void a_long_answer_is_refused() {
        server.answersJson("{\"x\": \"" + "x".repeat(64 * 1024) + "\"}");
        assertRefused(ID, "longer than 64 KiB");

        server.answersJson("{\"x\": \"" + "x".repeat(500 * 1024) + "\"}");
        assertRefused(ID, "longer than 64 KiB");
    }

    @Test
    void a_server_that_never_comes_to_an_end_is_left_after_five_seconds() throws Exception {
        server.answersEndlessly("x");

        assertRefused(ID, "takes too long");
        server.awaitLeaving();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"client_id\": \"https://claude.ai/oauth/client.json\" | names another client_id",
                "\"client_id\": \"https://app.example.com/oauth/client.json\", \"client_secret\": \"s\" | a secret",
                "\"client_id\": \"https://app.example.com/oauth/client.json\", \"token_endpoint_auth_method\": \"client_secret_post\" | a secret",
                "\"client_id\": \"https://app.example.com/oauth/client.json\", \"redirect_uris\": [\"javascript:alert(1)\"] | redirect URI",
                "\"client_id\": \"https://app.example.com/oauth/client.json\", \"redirect_uris\": [] | redirect_uris",
                "\"redirect_uris\": [\"https://app.example.com/\"] | names another client_id",
            })
    void documents_of_others_and_unsafe_ones_are_refused(String members, String reason) {
        var uris =
                members.contains("redirect_uris")
                        ? ""
                        : ", \"redirect_uris\": [\"https://a.example/\"]";
        server.answersJson("{" + members.strip() + uris + "}");

        assertRefused(ID, reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com/",
                "https://app.example.com:8443/client.json",
                "https://user@app.example.com/client.json",
                "https://app.example.com/client.json#x",
                "https://app.example.com/../client.json",
                "https://app.example.com/a/./client.json",
                "https://app.example.com/a/..",
                "https://APP.example.com/client.json",
                "https://127.0.0.1/client.json",
                "https://[::1]/client.json",
                "https://2130706433/client.json",
                "https://0x7f.1/client.json",
                "https://localhost/client.json",
                "https://backend/client.json",
                "https://app.example.com/a\r\nX: y",
                "https://app.example.com\\@evil.example.com/x",
            })
    void addresses_that_are_no_plain_domain_and_path_are_not_even_asked(String id) {
        assertRefused(id, "not allowed");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void a_host_in_a_private_network_is_not_connected() {
        documents = new ClientDocuments(server.fetch(InternetAddresses::contain), clock);

        assertRefused(ID, "in a private network");
        assertThat(server.requests).isEmpty();
    }

    @Test
    void a_host_is_resolved_once_and_its_private_addresses_are_left_out() {
        var lookups = new AtomicInteger();
        var fetch =
                new DocumentFetch(
                        host -> {
                            lookups.incrementAndGet();
                            return List.of(
                                    new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 443),
                                    server.address());
                        },
                        address -> !address.equals(InetAddress.ofLiteral("10.0.0.1")),
                        server.tls());

        assertThat(new ClientDocuments(fetch, clock).get(ID, () -> {}).name()).isEqualTo("Claude");
        assertThat(lookups).hasValue(1);
    }

    @Test
    void a_server_without_a_trusted_certificate_for_the_host_is_refused() {
        var id = "https://other.example.com/client.json";

        assertRefused(id, "cannot be reached");
        assertThat(server.requests).isEmpty();
    }

    private OauthClient get(String id) {
        return documents.get(id, () -> {});
    }

    private void assertRefused(String id, String reason) {
        assertRefused(documents, id, reason);
    }

    private static void assertRefused(ClientDocuments documents, String id, String reason) {
        assertThatThrownBy(() -> documents.get(id, () -> {}))
                .isInstanceOf(Failure.BadRequest.class)
                .hasMessageContaining(reason);
    }
}
