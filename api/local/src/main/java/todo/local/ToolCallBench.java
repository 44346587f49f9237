package todo.local;

import java.util.ArrayList;
import java.util.List;

/**
 * Twenty tasks by MCP and by REST, in turns, so that what disturbs the machine disturbs both.
 *
 * @param ratio of the rates of calls and of {@code GET /api/tasks}: the median of all turns
 * @param half the times of calls at half of their median rate
 */
record ToolCallBench(double ratio, Latencies half) {

    /** How many tasks the user has. */
    static final int TASKS = 20;

    private static final int WARM_UP = 5;
    private static final int TURNS = 20;
    private static final double SECONDS = 2;

    private static final BenchConnection.Exchange LIST =
            connection -> connection.get("/api/tasks?limit=" + TASKS);

    private static final BenchConnection.Exchange CALL =
            connection ->
                    connection.post(
                            "/mcp",
                            """
                            {"jsonrpc":"2.0","id":1,"method":"tools/call",\
                            "params":{"name":"find_tasks","arguments":{"limit":%d}}}\
                            """
                                    .formatted(TASKS));

    static ToolCallBench run(List<BenchConnection> connections) throws Exception {
        var ratios = new ArrayList<Double>();
        var rates = new ArrayList<Double>();
        for (var turn = -WARM_UP; turn < TURNS; turn++) {
            var lists = Latencies.closedLoop(connections, LIST, SECONDS).rate();
            var calls = Latencies.closedLoop(connections, CALL, SECONDS).rate();
            if (turn >= 0) {
                ratios.add(calls / lists);
                rates.add(calls);
            }
        }
        return new ToolCallBench(
                median(ratios), Latencies.openLoop(connections, CALL, median(rates) / 2, 15));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
