package todo.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A language model's server on this machine that speaks OpenAI's chat completions and answers every
 * request by the same script. Pods reach it. Safe for concurrent use.
 */
final class ModelServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private HttpServer server;
    private volatile @Nullable JsonNode lastRequest;
    private volatile Script script = answer -> answer.say("Hello.");

    /** Answers a request. An exception cuts the connection. */
    @FunctionalInterface
    interface Script {
        void play(Answer answer) throws IOException, InterruptedException;
    }

    ModelServer() throws IOException {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    private HttpServer listen(int wanted) throws IOException {
        var listening = HttpServer.create(new InetSocketAddress(wanted), 0);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/v1/chat/completions", this::answer);
        listening.start();
        return listening;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = JSON.readTree(exchange.getRequestBody());
        lastRequest = request;
        try {
            script.play(new Answer(exchange, request));
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    /**
     * @return its address, as seen from the pods
     */
    String url() {
        return "http://%s:%d"
                .formatted(System.getProperty("e2e.databaseHost", "host.minikube.internal"), port);
    }

    void play(Script next) {
        script = next;
    }

    /** The body of the last request. */
    JsonNode lastRequest() {
        return Objects.requireNonNull(lastRequest);
    }

    /** Cuts all connections and refuses new ones. */
    void shut() {
        server.stop(0);
    }

    /** Listens again after {@link #shut}. */
    void open() throws IOException {
        server = listen(port);
    }

    @Override
    public void close() {
        shut();
    }

    /** Writes an answer as a stream of events. */
    static final class Answer {

        private final HttpExchange exchange;
        private final JsonNode messages;

        private Answer(HttpExchange exchange, JsonNode request) {
            this.exchange = exchange;
            this.messages = request.get("messages");
        }

        /** What the user has said last. */
        String asked() {
            var asked = "";
            for (var message : messages) {
                asked = message.at("/role").asText().equals("user") ? content(message) : asked;
            }
            return asked;
        }

        private static String content(JsonNode message) {
            return message.get("content").asText();
        }

        /** Whether the model has called a tool and is now told the result. */
        boolean hasResult() {
            return messages.get(messages.size() - 1).get("role").asText().equals("tool");
        }

        Answer begin(String type) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            return this;
        }

        Answer begin() throws IOException {
            return begin("text/event-stream");
        }

        Answer event(String data) throws IOException {
            return raw("data: " + data + "\n\n");
        }

        Answer raw(String text) throws IOException {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            return this;
        }

        Answer text(String text) throws IOException {
            return delta("{\"content\":" + quoted(text) + "}", "null");
        }

        private Answer delta(String delta, String finish) throws IOException {
            return event(
                    "{\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}],\"usage\":{\"total_tokens\":7}}"
                            .formatted(delta, finish));
        }

        private static String quoted(String text) throws IOException {
            return JSON.writeValueAsString(text);
        }

        void finish(String reason) throws IOException {
            delta("{}", quoted(reason)).event("[DONE]").end();
        }

        void end() {
            exchange.close();
        }

        /** A whole answer. */
        void say(String text) throws IOException {
            begin().text(text).finish("stop");
        }

        /** A whole answer that calls a tool; the arguments should be JSON. */
        void call(String tool, String arguments) throws IOException {
            begin().delta(
                            "{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":%s,\"arguments\":%s}}]}"
                                    .formatted(quoted(tool), quoted(arguments)),
                            "null")
                    .finish("tool_calls");
        }

        /** Writes nothing for a while. */
        void pause(Duration length) throws InterruptedException {
            var _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
