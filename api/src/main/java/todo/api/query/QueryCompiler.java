package todo.api.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes a tree as an SQL condition. What is text and tags alone becomes one question to the index
 * of words, however it is combined; everything else is asked of the row. Used once, by one thread.
 */
final class QueryCompiler {

    private final UUID owner;
    private final DateComparison dates;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    QueryCompiler(UUID owner, ZoneId zone, Instant now) {
        this.owner = owner;
        this.dates = new DateComparison(zone, now);
    }

    Expression condition(Node node) {
        write(node);
        return new Expression(sql.toString(), parameters);
    }

    private void write(Node node) {
        if (FullText.covers(node)) {
            sql.append("search @@ ");
            add(FullText.question(owner, node));
            return;
        }
        switch (node) {
            case Node.Everything _ -> sql.append("true");
            case Node.All(var nodes) -> join(" and ", gathered(nodes, Node.All::new));
            case Node.Any(var nodes) -> join(" or ", gathered(nodes, Node.Any::new));
            case Node.Not(var inner) -> {
                // Not "not": what compares with a null is neither true nor false.
                sql.append("(");
                write(inner);
                sql.append(") is not true");
            }
            case Node.Text(var text, var _) ->
                    add(
                            "strpos(%s, %s) > 0"
                                    .formatted(
                                            folded("title || ' ' || coalesce(description, '')"),
                                            folded("?")),
                            text);
            case Node.Tag _ -> throw new IllegalStateException("a tag is a word of the index");
            case Node.InList(var name) ->
                    add(
                            "list_id in (select id from lists where user_id = ? and %s = %s)"
                                    .formatted(folded("name"), folded("?")),
                            owner,
                            name);
            case Node.OfPriority(var priority) -> sql.append(of(priority));
            case Node.Is(var state) -> is(state);
            case Node.Lacks(var part) -> lacks(part);
            case Node.Dated dated -> add(dates.condition(dated));
        }
    }

    /**
     * @return the same for all that differs in capital and small letters alone
     */
    private static String folded(String text) {
        return "translate(lower(" + text + "), 'ς', 'σ')";
    }

    /**
     * @return the same, what the index of words answers gathered into the first of them
     */
    private static List<Node> gathered(List<Node> nodes, Function<List<Node>, Node> join) {
        var words = nodes.stream().filter(FullText::covers).toList();
        if (words.size() < 2) {
            return nodes;
        }
        var gathered = new ArrayList<Node>();
        gathered.add(join.apply(words));
        nodes.stream().filter(node -> !FullText.covers(node)).forEach(gathered::add);
        return gathered;
    }

    private void join(String operator, List<Node> nodes) {
        var before = "(";
        for (var node : nodes) {
            sql.append(before);
            write(node);
            before = operator;
        }
        sql.append(")");
    }

    private static String of(Node.Priority priority) {
        return switch (priority) {
            case HIGH -> "priority = 'High'";
            case MEDIUM -> "priority = 'Medium'";
            case LOW -> "priority = 'Low'";
        };
    }

    private void is(Node.State state) {
        switch (state) {
            case OPEN -> sql.append("status <> 'completed'");
            case DONE -> sql.append("status = 'completed'");
            case PENDING -> sql.append("status = 'pending'");
            case IN_PROGRESS -> sql.append("status = 'in_progress'");
            case OVERDUE -> {
                sql.append("(status <> 'completed' and ");
                add(dates.past());
                sql.append(")");
            }
            case RECURRING -> sql.append("recurrence_rule is not null");
            case ALL_DAY -> sql.append("all_day");
            case SUBTASK -> sql.append("parent_id is not null");
        }
    }

    private void lacks(Node.Part part) {
        switch (part) {
            case DUE -> sql.append("due_date is null");
            case LIST -> sql.append("list_id is null");
            case TAGS -> sql.append("cardinality(tags) = 0");
            case REMINDER -> sql.append("reminder_lead_time is null");
            case DESCRIPTION -> sql.append("coalesce(description, '') = ''");
            case RECURRENCE -> sql.append("recurrence_rule is null");
            case PARENT -> sql.append("parent_id is null");
            case SUBTASKS ->
                    add(
                            "id not in (select parent_id from tasks where user_id = ? and parent_id is not null)",
                            owner);
        }
    }

    private void add(Expression expression) {
        add(expression.sql(), expression.parameters().toArray());
    }

    private void add(String text, Object... values) {
        sql.append(text);
        parameters.addAll(List.of(values));
    }
}
