package todo.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how soon a change reaches all ten event streams of its user. */
final class EventStreamBench implements AutoCloseable {

    private static final int STREAMS_PER_USER = 10;

    private final List<Listener> users = new ArrayList<>();

    private record Listener(BenchConnection requests, List<BenchConnection> streams) {}

    EventStreamBench(int port, List<String> tokens) throws IOException {
        for (var token : tokens) {
            var streams = new ArrayList<BenchConnection>();
            users.add(new Listener(new BenchConnection(port, token), streams));
            while (streams.size() < STREAMS_PER_USER) {
                var stream = new BenchConnection(port, token);
                streams.add(stream);
                stream.listen("/api/events");
            }
        }
    }

    int streams() {
        return users.size() * STREAMS_PER_USER;
    }

    /** Each user adds a task and waits for its event on every stream. */
    Latencies changes() throws Exception {
        return Latencies.sequential(
                users.size(),
                i ->
                        () -> {
                            var user = users.get(i);
                            user.requests.post("/api/tasks", "{\"title\":\"Listen\"}");
                            for (var stream : user.streams) {
                                stream.awaitEvent("task.created");
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        for (var user : users) {
            user.requests.close();
            for (var stream : user.streams) {
                stream.close();
            }
        }
    }
}
