package todo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import todo.http.Env;

class ConfigTest {

    @Test
    void everythingHasItsDefault() {
        assertThat(Config.of(new Env(Map.of())))
                .isEqualTo(
                        new Config(
                                3000,
                                URI.create("http://localhost:8000"),
                                Level.INFO,
                                Duration.ZERO));
    }

    @Test
    void everythingCanBeSet() {
        var environment =
                Map.of(
                        "PORT",
                        "3100",
                        "NEXT_PUBLIC_API_URL",
                        "http://backend:8000/",
                        "LOG_LEVEL",
                        "DEBUG",
                        "DRAIN_SECONDS",
                        "5");
        assertThat(Config.of(new Env(environment)))
                .isEqualTo(
                        new Config(
                                3100,
                                URI.create("http://backend:8000"),
                                Level.DEBUG,
                                Duration.ofSeconds(5)));
    }

    @Test
    void allFaultsAreNamedAtOnceWithoutTheirValues() {
        var environment =
                Map.of(
                        "PORT",
                        "99999",
                        "NEXT_PUBLIC_API_URL",
                        "ftp://nowhere",
                        "LOG_LEVEL",
                        "LOUD",
                        "DRAIN_SECONDS",
                        "soon");
        assertThatThrownBy(() -> Config.of(new Env(environment)))
                .hasMessageContainingAll(
                        "PORT", "NEXT_PUBLIC_API_URL", "LOG_LEVEL", "DRAIN_SECONDS")
                .message()
                .doesNotContain("99999", "nowhere", "LOUD", "soon");
    }
}
