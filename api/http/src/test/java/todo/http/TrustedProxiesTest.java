package todo.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10.1.2.3    | 203.0.113.7                        | 203.0.113.7
                    10.1.2.3    | 203.0.113.7, 10.9.9.9              | 203.0.113.7
                    10.1.2.3    | 198.51.100.1, 203.0.113.7          | 203.0.113.7
                    10.1.2.3    | 10.0.0.1                           | 10.0.0.1
                    10.1.2.3    | unknown                            | 10.1.2.3
                    10.1.2.3    | 203.0.113.7, unknown, 10.9.9.9     | 10.9.9.9
                    203.0.113.9 | 198.51.100.1                       | 203.0.113.9
                    fd00::1     | 2001:db8::7                        | 2001:db8:0:0:0:0:0:7
                    10.1.2.3    | 203.0.113.7:5678                   | 203.0.113.7
                    10.1.2.3    | [2001:db8::1]:99, 10.9.9.9:1       | 2001:db8:0:0:0:0:0:1
                    10.1.2.3    | [2001:db8::1]                      | 2001:db8:0:0:0:0:0:1
                    10.1.2.3    | [2001:db8::1]:                     | 10.1.2.3
                    10.1.2.3    | 203.0.113.7:port                   | 10.1.2.3
                    """)
    void the_client_is_the_last_address_that_no_trusted_proxy_has(
            String peer, String forwarded, String client) {
        assertThat(client("10.0.0.0/8, fd00::/8", peer, forwarded)).isEqualTo(client);
    }

    @Test
    void nobody_is_trusted_by_default() {
        assertThat(client("", "10.1.2.3", "203.0.113.7")).isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy", "10.0.0.0/33", "10.0.0.0/x", "10.0.0/8,", "*"})
    void what_is_no_range_is_a_fault(String text) {
        var env = new Env(Map.of("TRUSTED_PROXIES", text));

        TrustedProxies.trusted(env);

        assertThatThrownBy(env::check).hasMessageContaining("TRUSTED_PROXIES has to be");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.1.2.3,    true",
        "10.0.0.0/8, 203.0.113.9, false",
        "'',         10.1.2.3,    false",
    })
    void only_a_trusted_proxy_makes_a_browser_stay_on_tls(
            String trusted, String peer, boolean stays) {
        var safe = new SecurityHeaders("").around(asked -> Response.status(204));
        var answer = answer(trusted, peer, "X-Forwarded-Proto", "https", safe);

        assertThat(answer.headers().has("Strict-Transport-Security")).isEqualTo(stays);
    }

    private static String client(String trusted, String peer, String forwarded) {
        var seen = new StringBuilder();
        answer(
                trusted,
                peer,
                "X-Forwarded-For",
                forwarded,
                asked -> {
                    seen.append(asked.peer());
                    return Response.status(204);
                });
        return seen.toString();
    }

    private static Response answer(
            String trusted, String peer, String header, String value, Handler handler) {
        var headers = new Headers(Map.of(header, List.of(value)));
        var request = new Request(0, "id", "GET", "/", null, headers, peer, limit -> new byte[0]);
        return new TrustedProxies(
                        TrustedProxies.trusted(new Env(Map.of("TRUSTED_PROXIES", trusted))))
                .around(handler)
                .handle(request);
    }
}
