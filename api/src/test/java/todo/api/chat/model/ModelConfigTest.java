package todo.api.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.http.Env;

class ModelConfigTest {

    private static @Nullable ModelConfig read(Map<String, String> variables) {
        var env = new Env(variables);
        var config = ModelConfig.from(env);
        env.check();
        return config;
    }

    @Test
    void without_a_key_and_an_address_there_is_no_model() {
        assertThat(read(Map.of("OPENAI_MODEL", "qwen3", "OPENAI_API_KEY", " "))).isNull();
    }

    @Test
    void a_key_alone_is_for_openai() {
        var config = Objects.requireNonNull(read(Map.of("OPENAI_API_KEY", "sk-1")));

        assertThat(config.base()).hasToString("https://api.openai.com/v1");
        assertThat(config.model()).isNotEmpty();
        assertThat(config.toString()).doesNotContain("sk-1");
    }

    @Test
    void a_server_of_ones_own_needs_no_key_but_a_model() {
        var own = new HashMap<>(Map.of("OPENAI_BASE_URL", "http://ollama:11434"));
        assertThatThrownBy(() -> read(own)).hasMessageContaining("OPENAI_MODEL is required");

        own.put("OPENAI_MODEL", "qwen3:8b");

        var config = Objects.requireNonNull(read(own));
        assertThat(config.key()).isNull();
        assertThat(config.model()).isEqualTo("qwen3:8b");
    }

    @ParameterizedTest
    @CsvSource({
        "http://ollama:11434, http://ollama:11434/v1",
        "http://ollama:11434/, http://ollama:11434/v1",
        "http://ollama:11434/v1, http://ollama:11434/v1",
        "http://ollama:11434/v1//, http://ollama:11434/v1",
        "https://ai.example/llm, https://ai.example/llm/v1",
        "https://api.groq.com/openai/v1, https://api.groq.com/openai/v1",
        "https://generativelanguage.googleapis.com/v1beta/openai/, https://generativelanguage.googleapis.com/v1beta/openai",
        "http://[::1]:8080, http://[::1]:8080/v1"
    })
    void the_address_comes_with_or_without_a_version(String given, String base) {
        assertThat(ModelConfig.base(given)).hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden",
                "ftp://hidden/v1",
                "https://hidden:pw@host/v1",
                "https://host/v1?key=hidden",
                "https://host/v1#hidden",
                "https:///hidden",
                "http://ho st/hidden"
            })
    void an_address_that_cannot_be_used_is_told_without_its_value(String address) {
        assertThatThrownBy(() -> read(Map.of("OPENAI_BASE_URL", address, "OPENAI_MODEL", "m")))
                .hasMessageContaining("OPENAI_BASE_URL has to be an address")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-hid den", "sk-hid\nden", "sk-hidéen"})
    void a_key_that_no_header_can_carry_is_told_without_its_value(String key) {
        assertThatThrownBy(() -> read(Map.of("OPENAI_API_KEY", key)))
                .hasMessageContaining("OPENAI_API_KEY has to be")
                .hasMessageNotContaining("sk-hid");
    }
}
