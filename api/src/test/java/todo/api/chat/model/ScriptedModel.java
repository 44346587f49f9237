package todo.api.chat.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import todo.json.Json;

/**
 * A server that speaks OpenAI's chat completions and answers each request by the next play of its
 * script. It writes bytes itself, so that it can cut an answer at any of them.
 */
public final class ScriptedModel implements AutoCloseable {

    private final ServerSocket socket;
    private final Queue<Play> script = new ConcurrentLinkedQueue<>();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch abandoned = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    /** Answers a request. */
    @FunctionalInterface
    public interface Play {
        void on(Answer answer) throws IOException, InterruptedException;
    }

    /** A request that has arrived; names of headers in small letters. */
    public record Request(String line, Map<String, String> headers, JsonNode body) {

        /** The messages that the model was sent, but for the first, the system's. */
        public List<JsonNode> messages() {
            return body.get("messages").valueStream().skip(1).toList();
        }

        public String system() {
            return body.at("/messages/0/content").textValue();
        }
    }

    private ScriptedModel(ServerSocket socket) {
        this.socket = socket;
    }

    public static ScriptedModel start(Play... plays) {
        try {
            var model =
                    new ScriptedModel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            model.script.addAll(List.of(plays));
            Thread.ofVirtual().start(model::accept);
            return model;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public ScriptedModel then(Play play) {
        script.add(play);
        return this;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request lastRequest() {
        return requests().getLast();
    }

    /** How many connections there were. */
    int connections() {
        return connections.get();
    }

    /** Waits until a client has ended its connection before the answer was whole. */
    public boolean isAbandoned() throws InterruptedException {
        return abandoned.await(5, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                open.add(client);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            for (var go = true; go; ) {
                var request = read(in);
                if (request == null) {
                    return;
                }
                requests.add(request);
                var play = script.poll();
                go = play(play == null ? status(500, "the script is over") : play, client, in);
            }
        } catch (IOException | InterruptedException gone) {
            abandoned.countDown();
        }
    }

    private boolean play(Play play, Socket client, InputStream in)
            throws IOException, InterruptedException {
        var answer = new Answer(client, in);
        play.on(answer);
        return answer.isOver;
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("this is not HTTP");
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Request(line, headers, Json.MAPPER.readTree(body));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next; (next = in.read()) >= 0 && next != '\n'; ) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** Writes an answer, piece by piece. */
    public static final class Answer {

        private final Socket client;
        private final InputStream in;
        private boolean isOver;

        private Answer(Socket client, InputStream in) {
            this.client = client;
            this.in = in;
        }

        public Answer begin() throws IOException {
            return begin(200, "text/event-stream", "");
        }

        Answer begin(int status, String type, String headers) throws IOException {
            return write(
                    "HTTP/1.1 %d X\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n%s\r\n"
                            .formatted(status, type, headers));
        }

        /** Sends bytes of the body. */
        public Answer raw(String text) throws IOException {
            var length = text.getBytes(StandardCharsets.UTF_8).length;
            return write(Integer.toHexString(length) + "\r\n" + text + "\r\n");
        }

        public Answer event(String data) throws IOException {
            return raw("data: " + data + "\n\n");
        }

        public Answer delta(String delta) throws IOException {
            return event("{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
        }

        public Answer text(String text) throws IOException {
            return delta("{\"content\":" + Json.text(text) + "}");
        }

        public Answer finish(String reason) throws IOException {
            return event(
                    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\""
                            + reason
                            + "\"}]}");
        }

        public void done() throws IOException {
            event("[DONE]").end();
        }

        /** Ends the answer as HTTP demands. */
        public void end() throws IOException {
            write("0\r\n\r\n");
            isOver = true;
        }

        /** Ends the connection in the middle of the answer. */
        public void cut() throws IOException {
            client.close();
        }

        /** Is silent until the client goes. */
        public void stall() throws IOException {
            if (in.read() < 0) {
                throw new IOException("the client has gone");
            }
        }

        private Answer write(String text) throws IOException {
            client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
            return this;
        }
    }

    /** Says a text in these pieces. */
    public static Play says(String... pieces) {
        return answer -> {
            answer.begin();
            for (var piece : pieces) {
                answer.text(piece);
            }
            answer.finish("stop").done();
        };
    }

    /** Asks for calls of tools, the way that OpenAI does. */
    public static Play calls(Call... calls) {
        return deltas("tool_calls", Call.fragments(calls));
    }

    /** Sends these deltas and a reason to finish. */
    static Play deltas(String finish, String... deltas) {
        return answer -> {
            answer.begin();
            for (var delta : deltas) {
                answer.delta(delta);
            }
            answer.finish(finish).done();
        };
    }

    /** Sends these events and no other. */
    static Play events(String... events) {
        return answer -> {
            answer.begin();
            for (var event : events) {
                answer.event(event);
            }
            answer.end();
        };
    }

    /** Sends one JSON object, as a server does that is asked not to stream. */
    static Play whole(String message) {
        return answer ->
                answer.begin(200, "application/json; charset=utf-8", "")
                        .raw(
                                "{\"choices\":[{\"message\":"
                                        + message
                                        + ",\"finish_reason\":\"stop\"}],\"usage\":{\"total_tokens\":7}}")
                        .end();
    }

    /** Refuses. */
    public static Play status(int status, String body, String... headers) {
        return answer ->
                answer.begin(
                                status,
                                "application/json",
                                String.join(
                                        "",
                                        List.of(headers).stream().map(h -> h + "\r\n").toList()))
                        .raw(body)
                        .end();
    }

    /** The arguments as JSON. */
    public record Call(String tool, String arguments) {

        private static String[] fragments(Call... calls) {
            var fragments = new String[calls.length * 2];
            for (var i = 0; i < calls.length; i++) {
                fragments[2 * i] = fragment(i, "call_" + i, calls[i].tool, "");
                fragments[2 * i + 1] =
                        "{\"tool_calls\":[{\"index\":%d,\"function\":{\"arguments\":%s}}]}"
                                .formatted(i, Json.text(calls[i].arguments));
            }
            return fragments;
        }

        private static String fragment(int index, String id, String name, String arguments) {
            return "{\"tool_calls\":[{\"index\":%d,\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":%s}}]}"
                    .formatted(index, id, name, Json.text(arguments));
        }
    }

    /** A call for {@link #calls}. */
    public static Call call(String tool, String arguments) {
        return new Call(tool, arguments);
    }

    /** The names of the tools in a request. */
    static List<String> tools(Request request) {
        return request.body()
                .get("tools")
                .valueStream()
                .map(tool -> tool.at("/function/name").textValue())
                .toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var client : open) {
                client.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
