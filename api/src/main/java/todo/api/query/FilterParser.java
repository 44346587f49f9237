package todo.api.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.query.Node.Comparison;
import todo.api.query.Node.DateField;
import todo.api.query.Node.Part;
import todo.api.query.Node.Priority;
import todo.api.query.Node.State;

/** Reads what is more than words: {@code #tag}, {@code !high} and {@code key:value}. */
final class FilterParser {

    /** A key with its sign: what may stand before a quoted text. */
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

    private static final String NAME_OF_A_TAG = "the name of a tag is expected after this";

    private static final List<State> STATUSES =
            List.of(State.PENDING, State.IN_PROGRESS, State.DONE);

    /** Other words for the same, which people try as well. */
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

    /** How much of the token's head comes before the value. */
    private final int skipped;

    private FilterParser(Token token, int skipped) {
        this.token = token;
        this.skipped = skipped;
    }

    /**
     * @return null where the token is text
     * @throws QuerySyntaxException if it is a filter that cannot be read
     */
    static @Nullable Node read(Token token) {
        if (token.head().startsWith("#")) {
            return new Node.Tag(new FilterParser(token, 1).value(NAME_OF_A_TAG));
        }
        if (token.head().startsWith("!")) {
            return new Node.OfPriority(new FilterParser(token, 1).one(List.of(Priority.values())));
        }
        var keyed = KEYED.matcher(token.head());
        return keyed.matches() ? new FilterParser(token, keyed.end(2)).keyed(keyed) : null;
    }

    private @Nullable Node keyed(Matcher keyed) {
        var key = keyed.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
        var sign = keyed.group(2);
        return switch (key) {
            case "due", "due-date" -> date(DateField.DUE, sign);
            case "created" -> date(DateField.CREATED, sign);
            case "updated" -> date(DateField.UPDATED, sign);
            case "completed" -> date(DateField.COMPLETED, sign);
            case "list" ->
                    new Node.InList(equal(sign).value("the name of a list is expected after this"));
            case "tag" -> new Node.Tag(equal(sign).value(NAME_OF_A_TAG));
            case "priority" -> new Node.OfPriority(equal(sign).one(List.of(Priority.values())));
            case "status" -> new Node.Is(equal(sign).one(STATUSES));
            case "is" -> new Node.Is(equal(sign).one(List.of(State.values())));
            case "no" -> new Node.Lacks(equal(sign).one(List.of(Part.values())));
            case "has" -> new Node.Not(new Node.Lacks(equal(sign).one(List.of(Part.values()))));
            default -> unknown(sign, keyed.group(3));
        };
    }

    private Node date(DateField field, String sign) {
        var comparison = COMPARISONS.getOrDefault(sign, Comparison.ON);
        var moment = DateTerm.parse(value("a day is expected after this, " + DateTerm.EXAMPLES));
        if (moment == null) {
            throw fault("a day is expected, " + DateTerm.EXAMPLES);
        }
        if (moment instanceof DateTerm.Time && comparison == Comparison.ON) {
            throw fault("a day is expected; a time can stand after <, <=, > and >= only");
        }
        return new Node.Dated(field, comparison, moment);
    }

    /**
     * A word that looks like a filter may be a misspelled one, which must not find just anything;
     * but {@code http://…}, {@code std::sort}, {@code Re:} and {@code a=b} are words.
     */
    private @Nullable Node unknown(String sign, String value) {
        var empty = value.isEmpty() && token.quoted() == null;
        if (empty || sign.equals("=") || value.startsWith("/") || value.startsWith(":")) {
            return null;
        }
        throw new QuerySyntaxException(
                token.at(),
                "one of due, created, updated, completed, list, tag, priority, status, is, has and"
                        + " no is expected before "
                        + sign
                        + "; to find the text itself, put it into quotes.");
    }

    private FilterParser equal(String sign) {
        if (COMPARISONS.get(sign) != Comparison.ON) {
            throw new QuerySyntaxException(
                    token.at() + skipped - sign.length(), ": is expected instead of " + sign + ".");
        }
        return this;
    }

    /**
     * @param missing the sentence where there is no value
     */
    private String value(String missing) {
        if (token.quoted() != null) {
            return token.quoted();
        }
        var value = token.head().substring(skipped) + (token.starred() ? "*" : "");
        if (value.isEmpty()) {
            throw new QuerySyntaxException(token.at() + skipped - 1, missing + ".");
        }
        return value;
    }

    private <E extends Enum<E>> E one(List<E> values) {
        var expected =
                "one of " + values.stream().map(Node::spelling).collect(Collectors.joining(", "));
        var text =
                value(expected + " is expected after this")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
        var spelling = SYNONYMS.getOrDefault(text, text);
        return values.stream()
                .filter(value -> Node.spelling(value).equals(spelling))
                .findFirst()
                .orElseThrow(() -> fault(expected + " is expected"));
    }

    /** A fault of the value. */
    private QuerySyntaxException fault(String sentence) {
        return new QuerySyntaxException(
                token.at() + skipped + (token.quoted() == null ? 0 : 1), sentence + ".");
    }
}
