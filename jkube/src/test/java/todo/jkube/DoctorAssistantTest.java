package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** scripts/doctor explains why the language model does not answer. */
class DoctorAssistantTest {

    private static final String LOGS = "logs -l app.kubernetes.io/name=backend";

    private final DoctorScript script;

    DoctorAssistantTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
    }

    private void configure(String url, String model) {
        script.answers().put(".data.OPENAI_BASE_URL", url);
        script.answers().put(".data.OPENAI_MODEL", model);
    }

    private void log(String... messages) {
        var lines = new StringBuilder("{\"message\":\"listening on port 8000\"}\n");
        for (var message : messages) {
            lines.append("{\"level\":\"WARN\",\"message\":\"").append(message).append("\"}\n");
        }
        // The name of the backend's pods is part of these arguments, too.
        script.answers().putFirst(LOGS, lines.toString());
    }

    @Test
    void says_that_no_model_is_configured() throws Exception {
        assertThat(script.run(0)).contains("ok  the built-in assistant answers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    key-refused: HTTP 401 | refuses the key | secrets.openaiApiKey
                    model-missing: HTTP 404 model \\"qwen3\\" not found | does not have the model qwen3 | ollama pull qwen3
                    unreachable: ollama:11434: java.net.ConnectException | cannot reach the language model at http://ollama:11434 | networkPolicies.modelTo
                    too-slow: no answer within the time limit | takes too long | loading
                    quota-used-up: HTTP 429 | quota | provider
                    server-failed: HTTP 500 out of memory | The language model fails | out of memory
                    """)
    void finds_the_last_failure_in_the_log(String logged, String fault, String fix)
            throws Exception {
        configure("http://ollama:11434", "qwen3");
        log("the language model failed: empty: x", "the language model failed: " + logged);

        assertThat(script.run(1)).contains(fault, fix, "1 fault found");
    }

    @Test
    void finds_no_fault_in_a_model_that_answers_again() throws Exception {
        configure("http://ollama:11434", "qwen3");
        log(
                "the language model failed: server-failed: HTTP 500",
                "the language model answers again");

        assertThat(script.run(0)).contains("ok  no failure of the language model");
    }

    @Test
    void does_not_show_the_key() throws Exception {
        script.answers().put(".data.OPENAI_API_KEY", DoctorScript.encoded("hunter2"));
        log("the language model failed: key-refused: HTTP 401");

        assertThat(script.run(1)).contains("refuses the key").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:11434", "http://127.0.0.1/v1", "http://localhost"})
    void finds_a_model_on_localhost(String url) throws Exception {
        configure(url, "m");

        assertThat(script.run(1)).contains("localhost, which means the pod itself");
    }
}
