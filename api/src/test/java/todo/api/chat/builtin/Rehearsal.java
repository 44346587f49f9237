package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;
import todo.api.mcp.McpClient;

/** Plays a conversation of a new user with the assistant, over the real tools, and compares. */
final class Rehearsal {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^[0-9]+\\. (.*?)(?: — .*)?$");

    private final BuiltInAssistant assistant;
    private final McpClient tools;
    private final TestTurn turn;
    private Map<String, JsonNode> after;

    Rehearsal(TestApi api, MovableClock clock, Script script) {
        this.assistant = new BuiltInAssistant(clock);
        Client client = api.signedIn(api.register(UUID.randomUUID() + "@example.org"));
        client.patch("/api/auth/me", Map.of("time_zone", "Europe/Vienna"));
        this.tools = new McpClient(client);
        this.turn = new TestTurn(tools);
        script.lists().forEach(list -> tools.does("save_list", Map.of("name", list)));
        var dated = script.tasks().stream().filter(line -> line.contains("| due ")).toList();
        add(dated);
        for (var undated : script.tasks()) {
            if (!dated.contains(undated)) {
                add(List.of(undated));
                clock.advance(Duration.ofMillis(1)); // gives them an order
            }
        }
        complete(script, "done", Duration.ZERO, clock);
        complete(script, "done last week", Duration.ofDays(7), clock);
        this.after = tasks();
    }

    private void add(List<String> lines) {
        tools.does("add_tasks", Map.of("tasks", lines.stream().map(Rehearsal::task).toList()));
    }

    private static Map<String, Object> task(String line) {
        var facts = line.split(" \\| ", -1);
        var task = new LinkedHashMap<String, Object>();
        task.put("title", facts[0]);
        var tags = new ArrayList<String>();
        for (var fact : facts) {
            if (fact.startsWith("due ")) {
                task.put("due_date", fact.substring(4));
            } else if (fact.startsWith("in ")) {
                task.put("list", fact.substring(3));
            } else if (fact.startsWith("#")) {
                tags.add(fact.substring(1));
            } else if (fact.equals("High") || fact.equals("Low")) {
                task.put("priority", fact);
            } else if (fact.startsWith("FREQ=")) {
                task.put("recurrence_rule", fact);
            } else if (fact.startsWith("note ")) {
                task.put("description", fact.substring(5));
            }
        }
        task.put("tags", tags);
        return task;
    }

    private void complete(Script script, String fact, Duration ago, MovableClock clock) {
        var done =
                script.tasks().stream()
                        .filter(line -> List.of(line.split(" \\| ", -1)).contains(fact))
                        .map(line -> line.split(" \\| ", -1)[0])
                        .toList();
        if (!done.isEmpty()) {
            clock.advance(ago.negated());
            tools.does("complete_tasks", Map.of("tasks", done));
            clock.advance(ago);
        }
    }

    /**
     * @return what is wrong, a line each; empty if all is right
     */
    List<String> play(Script.Conversation conversation) {
        var faults = new ArrayList<String>();
        for (var exchange : conversation.exchanges()) {
            var wrong = play(exchange);
            if (!wrong.isEmpty()) {
                faults.add("line %d: %s%n%s".formatted(exchange.line(), exchange.message(), wrong));
            }
        }
        return faults;
    }

    private String play(Script.Exchange exchange) {
        var before = after;
        if (exchange.message().startsWith("(") && !turn.isWaiting()) {
            return "    no call waits";
        }
        switch (exchange.message()) {
            case "(approve)" -> turn.decide(true);
            case "(refuse)" -> turn.decide(false);
            default -> turn.ask(exchange.message());
        }
        try {
            assistant.answer(turn);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var said = turn.end();
        after = tasks();
        var actual = changes(before, after);
        var last = turn.lastCalls();
        if (!last.isEmpty() && last.getLast().output() == null) {
            actual.add("asks");
        }
        var wrong = new ArrayList<String>();
        var expected = new TreeSet<String>();
        for (var effect : exchange.effects()) {
            if (effect.startsWith("says ")) {
                if (!said.contains(effect.substring(5))) {
                    wrong.add("    not said: " + effect.substring(5));
                }
            } else if (effect.startsWith("shows ")) {
                var shown = String.join("; ", shown(said));
                if (!shown.equals(effect.substring(6))) {
                    wrong.add("    not " + effect + ", but " + shown);
                }
            } else {
                expected.add(sorted(effect));
            }
        }
        if (!actual.equals(expected)) {
            wrong.add("    expected " + expected + "\n    but was  " + actual);
        }
        if (turn.calls() > 8) {
            wrong.add("    too many calls: " + turn.calls());
        }
        return wrong.isEmpty()
                ? ""
                : String.join("\n", wrong) + "\n    said: " + said.replace("\n", "\n      ");
    }

    private static List<String> shown(String said) {
        return NUMBERED.matcher(said).results().map(found -> found.group(1)).toList();
    }

    private Map<String, JsonNode> tasks() {
        var tasks = new LinkedHashMap<String, JsonNode>();
        tools.does("find_tasks", Map.of("sort", "created_at", "limit", 50))
                .get("tasks")
                .forEach(task -> tasks.put(task.get("id").textValue(), task));
        return tasks;
    }

    private static Set<String> changes(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var changes = new TreeSet<String>();
        before.forEach((id, task) -> {
            if (!after.containsKey(id)) {
                changes.add("- " + title(task));
            }
        });
        after.forEach((id, task) -> {
            var old = before.get(id);
            if (old == null) {
                changes.add(line("+ " + title(task), facts(task)));
                return;
            }
            var gone = facts(old);
            gone.removeAll(facts(task));
            var come = facts(task);
            come.removeAll(facts(old));
            if (!title(old).equals(title(task))) {
                come.addFirst("called " + title(task));
            }
            for (var fact : gone) {
                if (come.stream().noneMatch(other -> kind(other).equals(kind(fact)))) {
                    come.add("not " + fact);
                }
            }
            if (!come.isEmpty()) {
                changes.add(line("~ " + title(old), come));
            }
        });
        return changes;
    }

    private static String title(JsonNode task) {
        return task.get("title").textValue();
    }

    private static String kind(String fact) {
        return fact.startsWith("#")
                ? fact
                : Stream.of("due", "in ", "FREQ")
                        .filter(fact::startsWith)
                        .findFirst()
                        .orElse("other");
    }

    private static String line(String title, Set<String> facts) {
        return facts.isEmpty() ? title : sorted(title + " | " + String.join(" | ", facts));
    }

    /** The order of facts is of no interest. */
    private static String sorted(String line) {
        var parts = List.of(line.split(" \\| ", -1));
        return Stream.concat(parts.stream().limit(1), parts.stream().skip(1).sorted())
                .collect(Collectors.joining(" | "));
    }

    private static SequencedSet<String> facts(JsonNode task) {
        var facts = new LinkedHashSet<String>();
        if (!task.get("status").textValue().equals("pending")) {
            facts.add(task.get("status").textValue());
        }
        if (task.has("due_date")) {
            facts.add("due " + task.get("due_date").textValue());
        }
        if (task.has("list")) {
            facts.add("in " + task.get("list").textValue());
        }
        task.path("tags").forEach(tag -> facts.add("#" + tag.textValue()));
        if (!task.get("priority").textValue().equals("Medium")) {
            facts.add(task.get("priority").textValue());
        }
        if (task.has("recurrence_rule")) {
            facts.add(task.get("recurrence_rule").textValue());
        }
        if (task.has("parent_id")) {
            facts.add("subtask");
        }
        return facts;
    }
}
