package todo.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** People who each listen ten times; measures how soon all of one's streams tell of a change. */
final class EventStreamBench implements AutoCloseable {

    private static final int STREAMS_OF_ONE = 10;

    private final List<Person> people = new ArrayList<>();

    private record Person(BenchConnection speaking, List<BenchConnection> streams) {}

    EventStreamBench(int port, List<String> tokens) throws IOException {
        for (var token : tokens) {
            var streams = new ArrayList<BenchConnection>();
            people.add(new Person(new BenchConnection(port, token), streams));
            while (streams.size() < STREAMS_OF_ONE) {
                var stream = new BenchConnection(port, token);
                streams.add(stream);
                stream.listen("/api/events");
            }
        }
    }

    int streams() {
        return people.size() * STREAMS_OF_ONE;
    }

    /** Each person adds a task. */
    Latencies changes() throws Exception {
        return Latencies.of(
                people.size(),
                i ->
                        () -> {
                            var person = people.get(i);
                            person.speaking.post("/api/tasks", "{\"title\":\"Listen\"}");
                            for (var stream : person.streams) {
                                stream.awaitEvent("task.created");
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        for (var person : people) {
            person.speaking.close();
            for (var stream : person.streams) {
                stream.close();
            }
        }
    }
}
