package todo.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.transfer.limit.ImportMemory;

@Timeout(60)
class SlowUploadTest {

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, ImportMemory.SMALL_FILE})
    void a_slow_upload_blocks_only_its_own_user(int arrived) throws IOException {
        var slow = api.newUser();
        var file = "title\n" + "\n".repeat(arrived) + "slow\n";
        try (var upload = new Socket(InetAddress.getLoopbackAddress(), api.app().port())) {
            var head =
                    """
                    POST /api/import HTTP/1.1
                    Host: localhost
                    Authorization: %s
                    Content-Type: text/csv
                    Content-Length: %d
                    Connection: close

                    """
                            .formatted(slow.header("Authorization"), file.length())
                            .replace("\n", "\r\n");
            send(upload, head + file.substring(0, file.length() - 1));
            awaitBegun(slow);

            assertThat(slow.get("/api/export").status()).isEqualTo(503);
            assertThat(importFile(api.newUser()).status()).isEqualTo(200);

            send(upload, "\n");
            var answer = new String(upload.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"created\":1");
        }
        // A file waits until the previous one has ended.
        assertThat(slow.get("/api/export").status()).isEqualTo(200);
        assertThat(importFile(slow).status()).isEqualTo(200);
    }

    private static void send(Socket upload, String text) throws IOException {
        upload.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitBegun(Client client) {
        var answer = importFile(client);
        while (answer.status() == 200) {
            answer = importFile(client);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    }

    private static Client.Answer importFile(Client client) {
        return client.with("Content-Type", "text/csv")
                .raw("POST", "/api/import?dry_run=true", "title\nx\n");
    }
}
