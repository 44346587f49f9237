package todo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No address reaches a route that is not its own, however it is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressTest {

    private final AtomicInteger secretsTold = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @BeforeAll
    void start() throws IOException {
        var routes =
                new Routes()
                        .get("/", request -> Response.json(200, "hello"))
                        .get(
                                "/secret",
                                request -> {
                                    secretsTold.incrementAndGet();
                                    return Response.status(204);
                                });
        server = Servers.start(routes, List.of(Problems.json()));
    }

    @AfterEach
    void nobody_reached_the_secret() {
        assertThat(secretsTold.getAndSet(0)).isZero();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//secret",
                "//todo.test/secret",
                "///secret",
                "/x//secret",
                "/secret/",
                "/./secret",
                "/x/../secret",
                "/secret/.",
                "/secret/..",
                "/%2e/secret",
                "/x/%2E%2e/secret",
                "/x%2f..%2fsecret",
                "/%2Fsecret",
                "/x/..%5csecret",
                "/secret%00",
                "/secret%00.html",
                "/secret?a=%00",
                "/secret#x",
                "/s\u00e9cret",
                "/secret\u00a0",
                "/secretx",
                "/secret;a=b",
                "/SECRET",
                "secret",
                " /secret",
                "*",
                "http://other.test/secret",
                "http://todo.test:81/secret",
                "http://user@todo.test/secret",
                "ftp://todo.test/secret",
                "file:///secret",
                "mailto:secret",
                "http:/secret",
                "/%zz",
                "/%",
                "/{x}"
            })
    void a_path_is_never_rewritten(String target) throws IOException {
        try (var client = RawClient.to(server)) {
            client.request("GET " + target);

            // The JDK's server closes the connection if the target is no URI.
            if (!target.startsWith("mailto")) {
                assertThat(client.answer().status()).isIn(400, 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//x/y",
                "/x//y",
                "/.",
                "/./x",
                "/x/..",
                "/x/../y",
                "/%2e/x",
                "/%2E%2E/x",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a%5Cb",
                "/%00",
                "/\u00e9",
                "/x?a=%00",
                "/x#y",
                "http://other.test/"
            })
    void an_ambiguous_address_is_refused(String target) throws IOException {
        var answer = RawClient.ask(server, "GET " + target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.closes()).isTrue();
    }

    @Test
    void a_whole_address_as_for_a_proxy_is_read_where_it_names_the_host() throws IOException {
        assertThat(RawClient.ask(server, "GET http://todo.test/").status()).isEqualTo(200);
    }
}
