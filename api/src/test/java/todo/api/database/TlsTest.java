package todo.api.database;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Program;
import todo.api.TestApi;
import todo.local.LocalPostgres;

/** A database that accepts only TLS connections, as Neon does. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class TlsTest {

    private final Path directory;
    private final LocalPostgres postgres;

    TlsTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        certify("server");
        certify("stranger");
        postgres = start(directory.resolve("postgres"), "");
    }

    /**
     * @param settings further ones of the server
     */
    private LocalPostgres start(Path server, String settings) throws IOException {
        LocalPostgres.start(server).close();
        var data = server.resolve("data");
        Files.writeString(
                data.resolve("postgresql.conf"),
                "ssl = on\nssl_cert_file = '%1$s.crt'\nssl_key_file = '%1$s.key'\n"
                                .formatted(directory.resolve("server"))
                        + settings,
                APPEND);
        Files.writeString(
                data.resolve("pg_hba.conf"),
                """
                hostssl   all todo     all          scram-sha-256
                hostnossl all postgres 127.0.0.1/32 trust
                """);
        return LocalPostgres.start(server);
    }

    /** Writes a key and a self-signed certificate for localhost. */
    private void certify(String name) throws Exception {
        var store = directory.resolve(name + ".p12");
        var password = "changeit";
        var keytool =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password);
        assertThat(keytool.inheritIO().start().waitFor()).isZero();
        var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
        var key = keys.getKey(name, password.toCharArray()).getEncoded();
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(directory.resolve(name + ".key"), ownerOnly);
        pem(name + ".key", "PRIVATE KEY", key);
        pem(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
    }

    private void pem(String file, String type, byte[] content) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(type, Base64.getMimeEncoder().encodeToString(content)));
    }

    @AfterAll
    void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=require",
                "sslmode=require&channel_binding=require",
                "sslmode=verify-full&sslrootcert={server}"
            })
    void it_connects_with_tls_if_the_url_says_so(String settings) {
        var url = url("localhost", settings);
        try (var api = TestApi.start(url, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            var answer = api.newUser().post("/api/tasks", Map.of("title", "In secret"));
            assertThat(answer.status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=require", "sslmode=verify-full&sslrootcert={server}"})
    void it_encrypts_with_the_cipher_that_needs_least_cpu(String settings) throws SQLException {
        assertThat(cipher(url("localhost", settings))).isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
    }

    @Test
    void it_encrypts_with_aes_where_the_server_offers_nothing_else() throws Exception {
        var onlyAes = "ssl_max_protocol_version = 'TLSv1.2'\nssl_ciphers = 'ECDHE+AESGCM'\n";
        try (var server = start(directory.resolve("aes"), onlyAes)) {
            var url = server.url("localhost", "postgres") + "?sslmode=require";
            assertThat(cipher(url)).contains("-AES").contains("-GCM-");
        }
    }

    private static String cipher(String url) throws SQLException {
        try (var connection = HostConnector.connect(DatabaseUrl.parse(url));
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select cipher from pg_stat_ssl where pid = pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, sslmode=disable, no encryption",
        "localhost, sslmode=verify-full, Could not open SSL root certificate file",
        "localhost, sslmode=verify-full&sslrootcert={stranger}, PKIX path building failed",
        "localhost, sslmode=verify-full&sslrootcert=system, PKIX path building failed",
        "127.0.0.1, sslmode=verify-full&sslrootcert={server}, The hostname 127.0.0.1 could not be verified",
    })
    void a_failed_tls_connection_is_logged_with_its_cause(
            String host, String settings, String reason) throws IOException {
        try (var program = Program.on(url(host, settings))) {
            // On a slow machine the first attempt may have taken too long.
            assertThat(program.await(reason))
                    .startsWith("the schema migration failed and will be retried: ");
            assertThat(program.client().get("/ready").status()).isEqualTo(503);
        }
    }

    private String url(String host, String settings) {
        var name = postgres.freshDatabase().replaceFirst(".*/", "");
        var files = settings.replaceAll("\\{(.*)}", directory + "/$1.crt");
        return postgres.url(host, name) + "?" + files;
    }
}
