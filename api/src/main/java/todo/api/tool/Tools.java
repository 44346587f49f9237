package todo.api.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.api.account.Caller;
import todo.api.account.Scope;
import todo.api.account.UnverifiedCaller;
import todo.failure.Failure;
import todo.json.Json;

/** The tools that there are, in their order. Safe for concurrent use. */
public final class Tools {

    private static final Logger log = LoggerFactory.getLogger(Tools.class);

    /** By their texts: parsed at the first use, not at start-up and not for every call. */
    private static final ConcurrentMap<String, JsonNode> SCHEMAS = new ConcurrentHashMap<>();

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Counter calls;

    /**
     * @param registry receives the metrics
     */
    Tools(List<Tool> tools, CollectorRegistry registry) {
        tools.forEach(tool -> this.tools.put(tool.name(), tool));
        this.calls =
                Counter.build("todo_tool_calls", "Calls of the assistant's tools.")
                        .labelNames("tool", "outcome")
                        .register(registry);
    }

    /**
     * @return those that a token of this scope permits
     */
    public List<Tool> allowed(Scope scope) {
        return tools.values().stream().filter(tool -> tool.isAllowed(scope)).toList();
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /**
     * Runs a tool for a caller, whose channel the change log records.
     *
     * @param arguments as the model sent them
     * @return what the tool did, or why it could not: nothing is thrown
     */
    public ToolResult call(Caller caller, Tool tool, ObjectNode arguments) {
        return call(UnverifiedCaller.of(caller), tool, arguments);
    }

    /**
     * The same for a caller who is not verified yet.
     *
     * @throws Failure.Unauthorized if the session has ended
     */
    public ToolResult call(UnverifiedCaller caller, Tool tool, ObjectNode arguments) {
        var result = run(caller, tool, tool.action(), arguments);
        calls.labels(tool.name(), result.outcome()).inc();
        return result;
    }

    /**
     * Prepares the question whether a tool should be run that needs an approval.
     *
     * @param arguments as the model sent them
     * @return the question in {@code message}, or why the tool could not do its work: nothing is
     *     thrown
     */
    public ToolResult preview(Caller caller, Tool tool, ObjectNode arguments) {
        var preview = Objects.requireNonNull(tool.preview());
        return run(UnverifiedCaller.of(caller), tool, preview, arguments);
    }

    private static ToolResult run(
            UnverifiedCaller caller, Tool tool, Tool.Action action, ObjectNode arguments) {
        if (!tool.isAllowed(caller.scope())) {
            return caller.scope() == Scope.READ
                    ? ToolResult.error("READ_ONLY_TOKEN", "This token can only read.")
                    : ToolResult.error("INSUFFICIENT_SCOPE", "This token does not permit this.");
        }
        try {
            return action.run(caller, Arguments.clean(schema(tool.input()), arguments));
        } catch (ToolError refused) {
            return refused.result();
        } catch (Failure.Unauthorized ended) {
            throw ended;
        } catch (Failure failure) {
            return ToolResult.of(failure);
        } catch (RuntimeException unexpected) {
            log.error("the tool {} failed", tool.name(), unexpected);
            return ToolResult.error("INTERNAL_ERROR", "Something went wrong on the server.");
        }
    }

    /**
     * @param text of {@link Tool#input()} or {@link Tool#output()}
     * @return shared, so not to be changed
     */
    public static JsonNode schema(String text) {
        return SCHEMAS.computeIfAbsent(text, Tools::parse);
    }

    private static JsonNode parse(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
