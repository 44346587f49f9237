package todo.api.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a syntax tree as a query that parses to the same tree. */
final class QueryPrinter {

    private QueryPrinter() {}

    static String print(Node node) {
        return switch (node) {
            case Node.Everything _ -> "";
            case Node.All(var nodes) -> join(nodes, " ");
            case Node.Any(var nodes) -> join(nodes, " or ");
            case Node.Not(Node.Lacks(var attribute)) -> "has:" + Node.spelling(attribute);
            case Node.Not(var inner) -> "-" + inner(inner);
            case Node.Text(var text, var prefix) -> quoted(text) + (prefix ? "*" : "");
            case Node.HasTag(var name) -> "#" + quoted(name);
            case Node.InList(var name) -> "list:" + quoted(name);
            case Node.HasPriority(var priority) -> "!" + Node.spelling(priority);
            case Node.Is(var state) -> "is:" + Node.spelling(state);
            case Node.Lacks(var attribute) -> "no:" + Node.spelling(attribute);
            case Node.DateFilter(var field, var comparison, var term) ->
                    Node.spelling(field) + sign(comparison) + print(term);
        };
    }

    private static String join(List<Node> nodes, String between) {
        return nodes.stream().map(QueryPrinter::inner).collect(Collectors.joining(between));
    }

    private static String inner(Node node) {
        return node instanceof Node.All || node instanceof Node.Any
                ? "(" + print(node) + ")"
                : print(node);
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\\\\"\u201c-\u201f]", "\\\\$0") + '"';
    }

    private static String sign(Node.Comparison comparison) {
        return switch (comparison) {
            case ON -> ":";
            case BEFORE -> "<";
            case UNTIL -> "<=";
            case AFTER -> ">";
            case FROM -> ">=";
        };
    }

    private static String print(DateTerm term) {
        return switch (term) {
            case DateTerm.CalendarPeriod(var from, var to) ->
                    from.plusDays(1).equals(to)
                            ? from.toString()
                            : from.plusMonths(1).equals(to)
                                    ? from.toString().substring(0, 7)
                                    : from.toString().substring(0, 4);
            case DateTerm.RelativePeriod running ->
                    DateTerm.Names.ALL.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(running))
                            .findFirst()
                            .orElseThrow()
                            .getKey();
            case DateTerm.RelativeDay(var amount, var unit) ->
                    amount
                            + switch (unit) {
                                case WEEKS -> "w";
                                case MONTHS -> "m";
                                case YEARS -> "y";
                                default -> "d";
                            };
            case DateTerm.NearestWeekday(var day) -> day.name().toLowerCase(Locale.ROOT);
            case DateTerm.HoursFromNow(var amount) -> amount + "h";
            case DateTerm.Local(var time) -> time.toString();
            case DateTerm.Exact(var time) -> time.toString();
        };
    }
}
