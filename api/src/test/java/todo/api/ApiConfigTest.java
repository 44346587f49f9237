package todo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import todo.http.Env;
import todo.oauth.PublicAddress;

class ApiConfigTest {

    private static final Map<String, String> LEAST =
            Map.of(
                    "DATABASE_URL",
                    "postgresql://ada:pw@localhost/todo",
                    "SECRET_KEY",
                    "x".repeat(32));

    @Test
    void two_variables_are_enough() {
        var config = ApiConfig.from(LEAST);

        assertThat(config.port()).isEqualTo(8000);
        assertThat(config.connections()).isEqualTo(10);
        assertThat(config.logLevel()).isEqualTo(Level.INFO);
        assertThat(config.corsOrigins()).isEmpty();
        assertThat(config.apiVersion()).isEqualTo("v1");
        assertThat(config.drain()).isEqualTo(Duration.ZERO);
        assertThat(config.chat()).isTrue();
        assertThat(config.chatTokensADay()).isEqualTo(200_000);
        assertThat(config.todoBackend()).isFalse();
        assertThat(config.oauth()).isNull();
    }

    @Test
    void every_fault_is_said_at_once_by_key_and_without_its_value() {
        var broken =
                Map.of(
                        "DATABASE_URL", "mysql://root:hidden@db",
                        "SECRET_KEY", "hidden",
                        "PORT", "hidden",
                        "LOG_LEVEL", "hidden",
                        "DRAIN_SECONDS", "-1",
                        "CORS_ORIGINS", "*",
                        "CHAT", "hidden",
                        "CHAT_TOKENS_A_DAY", "-1",
                        "TODOBACKEND", "hidden",
                        "OAUTH", "http://hidden.example.org");

        assertThatThrownBy(() -> ApiConfig.from(broken))
                .isInstanceOf(Env.InvalidEnvironment.class)
                .hasMessageContainingAll(
                        "CHAT ",
                        "CHAT_TOKENS_A_DAY ",
                        "CORS_ORIGINS ",
                        "DATABASE_URL ",
                        "DRAIN_SECONDS ",
                        "LOG_LEVEL ",
                        "OAUTH ",
                        "PORT ",
                        "SECRET_KEY ",
                        "TODOBACKEND ")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void what_is_required_is_said() {
        assertThatThrownBy(() -> ApiConfig.from(Map.of("SECRET_KEY", " ")))
                .hasMessageContainingAll("DATABASE_URL is required", "SECRET_KEY is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://todo.example.org",
                "https://todo.example.org:8443",
                "http://localhost:3000",
                "http://127.0.0.1:3000",
                "http://[::1]:3000",
                "http://todo.local",
            })
    void the_public_address_is_an_origin(String address) {
        var config = ApiConfig.from(with("OAUTH", address));

        assertThat(config.oauth()).isEqualTo(new PublicAddress(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://todo.example.org/",
                "https://todo.example.org/path",
                "https://user@todo.example.org",
                "https://todo.example.org?x",
                "HTTPS://todo.example.org",
                "http://todo.example.org",
                "http://localhost.example.org",
                "ftp://localhost",
                "todo.example.org",
                "true",
                "https://",
                "https://a b",
            })
    void another_public_address_is_refused_with_the_form_that_it_needs(String address) {
        assertThatThrownBy(() -> ApiConfig.from(with("OAUTH", address)))
                .isInstanceOf(Env.InvalidEnvironment.class)
                .hasMessageContaining("OAUTH has to be the public address without a path");
    }

    private static Map<String, String> with(String key, String value) {
        var variables = new HashMap<>(LEAST);
        variables.put(key, value);
        return variables;
    }

    @Test
    void it_shows_no_secret() {
        assertThat(ApiConfig.from(LEAST).toString()).doesNotContain("xxxx", "pw");
    }
}
