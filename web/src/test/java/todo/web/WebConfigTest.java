package todo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import todo.http.Env;
import todo.oauth.PublicAddress;

class WebConfigTest {

    @Test
    void everything_has_its_default() {
        assertThat(WebConfig.of(new Env(Map.of())))
                .isEqualTo(
                        new WebConfig(
                                3000,
                                URI.create("http://localhost:8000"),
                                Level.INFO,
                                Duration.ZERO,
                                null));
    }

    @Test
    void everything_can_be_set() {
        var environment =
                Map.of(
                        "PORT",
                        "3100",
                        "NEXT_PUBLIC_API_URL",
                        "http://backend:8000/",
                        "LOG_LEVEL",
                        "DEBUG",
                        "DRAIN_SECONDS",
                        "5",
                        "OAUTH",
                        "https://todo.example");
        assertThat(WebConfig.of(new Env(environment)))
                .isEqualTo(
                        new WebConfig(
                                3100,
                                URI.create("http://backend:8000"),
                                Level.DEBUG,
                                Duration.ofSeconds(5),
                                new PublicAddress("https://todo.example")));
    }

    @Test
    void all_faults_are_named_at_once_without_their_values() {
        var environment =
                Map.of(
                        "PORT",
                        "99999",
                        "NEXT_PUBLIC_API_URL",
                        "ftp://nowhere",
                        "LOG_LEVEL",
                        "LOUD",
                        "DRAIN_SECONDS",
                        "soon",
                        "OAUTH",
                        "http://todo.example");
        assertThatThrownBy(() -> WebConfig.of(new Env(environment)))
                .hasMessageContainingAll(
                        "PORT", "NEXT_PUBLIC_API_URL", "LOG_LEVEL", "DRAIN_SECONDS", "OAUTH")
                .message()
                .doesNotContain("99999", "nowhere", "LOUD", "soon", "http://todo.example");
    }
}
