package todo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import todo.http.Env;

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
                        "TODOBACKEND", "hidden");

        assertThatThrownBy(() -> ApiConfig.from(broken))
                .isInstanceOf(Env.InvalidEnvironment.class)
                .hasMessageContainingAll(
                        "CHAT ",
                        "CHAT_TOKENS_A_DAY ",
                        "CORS_ORIGINS ",
                        "DATABASE_URL ",
                        "DRAIN_SECONDS ",
                        "LOG_LEVEL ",
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

    @Test
    void it_shows_no_secret() {
        assertThat(ApiConfig.from(LEAST).toString()).doesNotContain("xxxx", "pw");
    }
}
