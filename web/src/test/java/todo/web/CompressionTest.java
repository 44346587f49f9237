package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.web.asset.Assets;

class CompressionTest {

    private final FakeApi api = FakeApi.start();
    private final Visitor visitor = Visitor.of(api.address());

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    @Test
    void html_is_compressed_for_clients_that_accept_it() throws Exception {
        var plain = get("/sign-in");
        var compressed = get("/sign-in", "Accept-Encoding", "br, gzip");

        assertThat(encoding(plain)).isEmpty();
        assertThat(encoding(compressed)).isEqualTo("gzip");
        assertThat(plain.headers().firstValue("Vary"))
                .isEqualTo(compressed.headers().firstValue("Vary"))
                .hasValue("Accept-Encoding, Sec-Fetch-Site");
        assertThat(unzipped(compressed.body())).isEqualTo(plain.body());
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
    }

    @Test
    void error_pages_are_compressed_too() throws Exception {
        assertThat(encoding(get("/nothing", "Accept-Encoding", "gzip"))).isEqualTo("gzip");
    }

    @Test
    void static_files_are_the_same_with_gzip_and_without() throws Exception {
        for (var name : Assets.ALL) {
            var plain = get("/assets/" + name);
            var sent = get("/assets/" + name, "Accept-Encoding", "gzip");

            assertThat(encoding(sent)).isEqualTo(name.endsWith(".png") ? "" : "gzip");
            assertThat(name.endsWith(".png") ? sent.body() : unzipped(sent.body()))
                    .isEqualTo(plain.body());
        }
    }

    @Test
    void a_short_body_and_other_types_are_not_compressed() throws Exception {
        var part = get("/nothing", "Accept-Encoding", "gzip", "HX-Request", "true");
        assertThat(part.body().length).isLessThan(1024);
        assertThat(encoding(part)).isEmpty();
        assertThat(encoding(get("/metrics", "Accept-Encoding", "gzip"))).isEmpty();
    }

    /** BREACH needs compressed answers to requests that another site has chosen. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, gzip",
        "Sec-Fetch-Site, none, gzip",
        "Sec-Fetch-Site, same-site, ''",
        "Sec-Fetch-Site, cross-site, ''",
        "X-Forwarded-Proto, http, gzip",
        "X-Forwarded-Proto, https, ''"
    })
    void a_request_that_another_site_may_have_chosen_is_not_compressed(
            String header, String value, String encoding) throws Exception {
        var answer = get("/sign-in?to=/guess", "Accept-Encoding", "gzip", header, value);
        assertThat(encoding(answer)).isEqualTo(encoding);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + visitor.host() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private static String encoding(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("");
    }

    private static byte[] unzipped(byte[] body) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return in.readAllBytes();
        }
    }
}
