package todo.api.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.query.Node.Attribute;
import todo.api.query.Node.Comparison;
import todo.api.query.Node.DateField;
import todo.api.query.Node.PriorityLevel;
import todo.api.query.Node.TaskState;

/** Parses the filters: {@code #tag}, {@code !high} and {@code key:value}. */
final class FilterParser {

    /** A key with its operator, which may precede a quoted text. */
    static final String KEY = "([A-Za-z]+(?:[_-][A-Za-z]+)*)(:|[<>]=?|=)";

    private static final Pattern KEYED = Pattern.compile(KEY + "(.*)", Pattern.DOTALL);

    private static final Map<String, Comparison> COMPARISONS =
            Map.of(
                    ":", Comparison.ON,
                    "=", Comparison.ON,
                    "<", Comparison.BEFORE,
                    "<=", Comparison.UNTIL,
                    ">", Comparison.AFTER,
                    ">=", Comparison.FROM);

    private static final int MAX_EXCERPT = 40;

    private static final List<TaskState> STATUSES =
            List.of(TaskState.PENDING, TaskState.IN_PROGRESS, TaskState.DONE);

    /** Other spellings that people try. */
    private static final Map<String, String> SYNONYMS =
            Map.of(
                    "completed", "done",
                    "closed", "done",
                    "started", "in-progress",
                    "doing", "in-progress",
                    "tag", "tags",
                    "date", "due",
                    "repeat", "recurrence");

    private final Token token;

    /** Index of the value within the token's head. */
    private final int valueStart;

    private FilterParser(Token token, int valueStart) {
        this.token = token;
        this.valueStart = valueStart;
    }

    /**
     * @return null if the token is plain text
     * @throws QuerySyntaxException if its value is missing or unknown
     */
    static @Nullable Node read(Token token) {
        if (startsWith(token, '#', '＃')) {
            return new Node.HasTag(new FilterParser(token, 1).value("#home"));
        }
        if (startsWith(token, '!', '！')) {
            return new Node.HasPriority(
                    new FilterParser(token, 1).choose(List.of(PriorityLevel.values())));
        }
        var keyed = KEYED.matcher(token.head());
        return keyed.matches() ? new FilterParser(token, keyed.end(2)).keyed(keyed) : null;
    }

    /** Keyboards of Chinese, Japanese and Korean write full-width characters. */
    private static boolean startsWith(Token token, char mark, char fullWidth) {
        return !token.head().isEmpty()
                && (token.head().charAt(0) == mark || token.head().charAt(0) == fullWidth);
    }

    private @Nullable Node keyed(Matcher keyed) {
        var key = keyed.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
        var operator = keyed.group(2);
        return switch (key) {
            case "due", "due-date" -> date(DateField.DUE, operator);
            case "created" -> date(DateField.CREATED, operator);
            case "updated" -> date(DateField.UPDATED, operator);
            case "completed" -> date(DateField.COMPLETED, operator);
            case "list" -> new Node.InList(requireColon(operator).value("list:Home"));
            case "tag" -> new Node.HasTag(requireColon(operator).value("tag:home"));
            case "priority" ->
                    new Node.HasPriority(
                            requireColon(operator).choose(List.of(PriorityLevel.values())));
            case "status" -> new Node.Is(requireColon(operator).choose(STATUSES));
            case "is" -> new Node.Is(requireColon(operator).choose(List.of(TaskState.values())));
            case "no" -> new Node.Lacks(requireColon(operator).choose(List.of(Attribute.values())));
            case "has" ->
                    new Node.Not(
                            new Node.Lacks(
                                    requireColon(operator).choose(List.of(Attribute.values()))));
            default -> unknown(operator, keyed.group(3));
        };
    }

    private Node date(DateField field, String operator) {
        var comparison = COMPARISONS.getOrDefault(operator, Comparison.ON);
        var text = value(DateTerm.EXAMPLES);
        var term = DateTerm.parse(text);
        if (term == null) {
            throw fault(
                    "We don't know the day “"
                            + excerpt(text)
                            + "”. Try "
                            + DateTerm.EXAMPLES
                            + ".");
        }
        if (term instanceof DateTerm.PointInTime && comparison == Comparison.ON) {
            throw fault(
                    "“" + key() + "” takes a day. Use <, <=, > or >= with a time, as in due<2h.");
        }
        return new Node.DateFilter(field, comparison, term);
    }

    /**
     * Refuses an unknown key, which is probably a misspelled filter. But {@code http://…}, {@code
     * std::sort}, {@code Re:} and {@code a=b} are plain words.
     */
    private @Nullable Node unknown(String operator, String value) {
        var empty = value.isEmpty() && token.quoted() == null;
        if (empty || operator.equals("=") || value.startsWith("/") || value.startsWith(":")) {
            return null;
        }
        throw new QuerySyntaxException(
                token.start(),
                "We don't know the filter “"
                        + excerpt(key())
                        + "”. Try due, created, updated, completed, list, tag, priority, status,"
                        + " is, has or no, or put the text in quotes.");
    }

    private FilterParser requireColon(String operator) {
        if (COMPARISONS.get(operator) != Comparison.ON) {
            throw new QuerySyntaxException(
                    token.start() + valueStart - operator.length(),
                    "Use : instead of " + operator + " here.");
        }
        return this;
    }

    /**
     * @param examples values for the message that the value is missing
     */
    private String value(String examples) {
        if (token.quoted() != null) {
            return token.quoted();
        }
        var value = token.head().substring(valueStart) + (token.starred() ? "*" : "");
        if (value.isEmpty()) {
            throw new QuerySyntaxException(
                    token.start() + valueStart - 1,
                    "“" + key() + "” needs a value. Try " + examples + ".");
        }
        return value;
    }

    private <E extends Enum<E>> E choose(List<E> values) {
        var written = value(suggestions(values));
        var text = written.toLowerCase(Locale.ROOT).replace('_', '-');
        var spelling = SYNONYMS.getOrDefault(text, text);
        return values.stream()
                .filter(value -> Node.spelling(value).equals(spelling))
                .findFirst()
                .orElseThrow(() ->
                        fault(
                                "We don't know “"
                                        + key()
                                        + excerpt(written)
                                        + "”. Try "
                                        + suggestions(values)
                                        + "."));
    }

    /**
     * @return such as {@code is:open, is:done or is:overdue}
     */
    private <E extends Enum<E>> String suggestions(List<E> values) {
        var filters = values.stream().map(value -> key() + Node.spelling(value)).toList();
        return String.join(", ", filters.subList(0, filters.size() - 1))
                + " or "
                + filters.getLast();
    }

    /**
     * @return the key with its operator, such as {@code is:} or {@code #}
     */
    private String key() {
        return token.head().substring(0, valueStart);
    }

    /**
     * @return the text on one line, at most 40 characters of it
     */
    private static String excerpt(String text) {
        var line = text.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_EXCERPT)) + "…";
    }

    /** A fault in the value. */
    private QuerySyntaxException fault(String advice) {
        return new QuerySyntaxException(
                token.start() + valueStart + (token.quoted() == null ? 0 : 1), advice);
    }
}
