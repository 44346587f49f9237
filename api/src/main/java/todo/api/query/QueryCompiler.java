package todo.api.query;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import todo.api.database.Condition;

/**
 * Compiles a syntax tree to an SQL condition. A subtree of only text and tags becomes one full-text
 * query, however deeply it is nested; every other node becomes a condition on the row. Used once,
 * by one thread.
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

    Condition condition(Node node) {
        write(node);
        return new Condition(sql.toString(), parameters);
    }

    private void write(Node node) {
        if (FullText.covers(node)) {
            sql.append("search @@ ");
            add(FullText.tsquery(owner, node));
            return;
        }
        switch (node) {
            case Node.Everything _ -> sql.append("true");
            case Node.All(var nodes) -> join(" and ", mergeFullText(nodes, Node.All::new));
            case Node.Any(var nodes) -> join(" or ", mergeFullText(nodes, Node.Any::new));
            case Node.Not(var inner) -> {
                // "is not true" rather than "not", because a comparison with null is null.
                sql.append("(");
                write(inner);
                sql.append(") is not true");
            }
            case Node.Text(var text, var _) ->
                    // Text that is folded to nothing, such as a soft hyphen, is found nowhere.
                    add(
                            "coalesce(strpos(folded(title || ' ' || coalesce(description, '')),"
                                    + " nullif(folded(?), '')) > 0, false)",
                            text);
            case Node.HasTag _ ->
                    throw new IllegalStateException("the full-text index answers tags");
            case Node.InList(var name) ->
                    add(
                            "list_id in (select id from lists where user_id = ? and fold_case(name) = fold_case(?))",
                            owner,
                            name);
            case Node.HasPriority(var priority) -> sql.append(hasPriority(priority));
            case Node.Is(var state) -> is(state);
            case Node.Lacks(var attribute) -> lacks(attribute);
            case Node.DateFilter filter -> add(dates.condition(filter));
        }
    }

    /**
     * @return the same nodes, with those that the full-text index answers merged into the first
     */
    private static List<Node> mergeFullText(List<Node> nodes, Function<List<Node>, Node> join) {
        var fullText = nodes.stream().filter(FullText::covers).toList();
        if (fullText.size() < 2) {
            return nodes;
        }
        var merged = new ArrayList<Node>();
        merged.add(join.apply(fullText));
        nodes.stream().filter(node -> !FullText.covers(node)).forEach(merged::add);
        return merged;
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

    private static String hasPriority(Node.PriorityLevel priority) {
        return switch (priority) {
            case HIGH -> "priority = 'High'";
            case MEDIUM -> "priority = 'Medium'";
            case LOW -> "priority = 'Low'";
        };
    }

    private void is(Node.TaskState state) {
        switch (state) {
            case OPEN -> sql.append("status <> 'completed'");
            case DONE -> sql.append("status = 'completed'");
            case PENDING -> sql.append("status = 'pending'");
            case IN_PROGRESS -> sql.append("status = 'in_progress'");
            case OVERDUE -> {
                sql.append("(status <> 'completed' and ");
                add(dates.overdue());
                sql.append(")");
            }
            case RECURRING -> sql.append("recurrence_rule is not null");
            case ALL_DAY -> sql.append("all_day");
            case SUBTASK -> sql.append("parent_id is not null");
        }
    }

    private void lacks(Node.Attribute attribute) {
        switch (attribute) {
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

    private void add(Condition condition) {
        add(condition.sql(), condition.parameters().toArray());
    }

    private void add(String text, Object... values) {
        sql.append(text);
        parameters.addAll(List.of(values));
    }
}
