package todo.api.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.model.ScriptedModel.says;
import static todo.api.chat.model.ScriptedModel.status;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;
import todo.http.Logs;
import todo.json.Json;

/** What an operator and scripts/doctor read in the log. */
@Timeout(60)
class ModelLogTest {

    private static final String KEY = "sk-very-secret";

    private final ScriptedModel model = ScriptedModel.start();

    @AfterEach
    void stop() {
        model.close();
    }

    /** A process of the product that only asks a model: its standard output is the log. */
    public static final class Operator {

        private Operator() {}

        /** Arguments: the address of the model; {@code ask} or {@code check}, several times. */
        public static void main(String[] arguments) throws IOException {
            Logs.start(Level.INFO);
            var config =
                    new ModelConfig(
                            URI.create(arguments[0]),
                            "m",
                            new ModelConfig.Key(KEY),
                            ModelConfig.TimeLimits.USUAL);
            var question = ModelQuestion.of(new ChatMessages(), List.of());
            try (var client = new ModelClient(config, new CollectorRegistry())) {
                for (var i = 1; i < arguments.length; i++) {
                    if (arguments[i].equals("check")) {
                        client.check();
                        continue;
                    }
                    try {
                        client.ask(question, FakeTurn.asked("hello"), _ -> {});
                    } catch (ModelFailure expected) {
                        // It is in the log.
                    }
                }
            }
        }
    }

    /** Level and message of each line. */
    private List<String> log(String... commands) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Operator.class.getName(),
                                model.base().toString()));
        command.addAll(List.of(commands));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new ArrayList<String>();
        for (var line : process.inputReader().lines().toList()) {
            assertThat(line).doesNotContain(KEY);
            var json = Json.MAPPER.readTree(line);
            lines.add(json.get("level").textValue() + ' ' + json.get("message").textValue());
        }
        return lines;
    }

    @Test
    void a_failure_is_one_line_with_its_reason_and_without_the_key() throws Exception {
        model.then(status(404, "{\"error\":{\"message\":\"no model m for " + KEY + "\"}}"));

        assertThat(log("ask"))
                .containsExactly(
                        "WARN the language model failed: model-missing: HTTP 404 no model m for …");
    }

    @Test
    void a_model_that_answers_again_is_one_line() throws Exception {
        model.then(status(401, KEY)).then(says("Hi")).then(says("Hi"));

        assertThat(log("ask", "ask", "ask"))
                .containsExactly(
                        "WARN the language model failed: key-refused: HTTP 401",
                        "INFO the language model answers again");
    }

    @Test
    void a_key_that_is_refused_is_known_before_anybody_asks() throws Exception {
        model.then(status(401, KEY));

        assertThat(log("check"))
                .containsExactly("WARN the language model failed: key-refused: HTTP 401");
        assertThat(model.lastRequest().line()).isEqualTo("GET /v1/models HTTP/1.1");
    }

    @Test
    void a_server_that_cannot_be_reached_is_known_before_anybody_asks() throws Exception {
        model.close();

        assertThat(log("check"))
                .singleElement()
                .asString()
                .startsWith("WARN the language model failed: unreachable: 127.0.0.1:");
    }

    @Test
    void a_server_that_lists_no_models_is_no_failure() throws Exception {
        model.then(status(404, "{}"));

        assertThat(log("check")).isEmpty();
    }
}
