package todo.web.task;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import todo.failure.Failure;
import todo.web.account.Visit;

/**
 * Why a query is refused.
 *
 * @param sentence in the user's language; empty if the last word only lacks its end
 * @param character the number of the faulty character, from 1; 0 if unknown
 * @param start index of the first character to mark
 * @param end index after the last one
 * @param fixes what can stand there instead
 */
public record QueryFault(
        String query, String sentence, int character, int start, int end, List<Fix> fixes) {

    private static final Pattern DETAIL =
            Pattern.compile("At character ([0-9]{1,4}): (.*)", Pattern.DOTALL);

    private static final int MAX_FIXES = 8;

    /**
     * A valid filter in place of the faulty one.
     *
     * @param path of the corrected search
     */
    public record Fix(String filter, String path) {}

    /**
     * @param failure the API's, for {@code query}
     * @param isTyping whether the query may lack its end
     */
    static QueryFault of(
            String query,
            Failure.Invalid failure,
            Visit visit,
            QueryWords words,
            boolean isTyping) {
        var fault = failure.faults().getFirst();
        var detail = DETAIL.matcher(fault.detail());
        var number = detail.matches() ? Integer.parseInt(detail.group(1)) : 0;
        if (query.isEmpty() || number < 1 || number > query.codePointCount(0, query.length()) + 1) {
            return new QueryFault(query, visit.sentence(failure), 0, 0, 0, List.of());
        }
        var at = Math.min(query.offsetByCodePoints(0, number - 1), query.length() - 1);
        var term = term(query, at);
        var text = query.substring(term.start(), term.end());
        var head = QueryWords.HEAD.matcher(text);
        var isFilter = head.lookingAt();
        if (isTyping
                && isFilter
                && term.end() == query.length()
                && words.isUnfinished(head.group(), text.substring(head.end()))) {
            return new QueryFault(query, "", 0, 0, 0, List.of());
        }
        var fixes = isFilter ? fixes(query, term, text, head, words) : List.<Fix>of();
        var sentence = visit.sentence(new Failure.Fault(fault.pointer(), detail.group(2)));
        return new QueryFault(
                query,
                fixes.isEmpty() ? sentence : sentence.replaceFirst("(?s) Try .*", ""),
                number,
                term.start(),
                term.end(),
                fixes);
    }

    private record Span(int start, int end) {}

    /** The filter around a character, or a single sign such as a parenthesis. */
    private static Span term(String query, int at) {
        if ("()\"-".indexOf(query.charAt(at)) >= 0) {
            return new Span(at, query.charAt(at) == '"' ? query.length() : at + 1);
        }
        var start = at;
        while (start > 0 && !isBoundary(query.charAt(start - 1))) {
            start--;
        }
        var end = at;
        while (end < query.length() && !isBoundary(query.charAt(end))) {
            end++;
        }
        var isExcluded = query.charAt(start) == '-' && end > start + 1;
        return new Span(isExcluded ? start + 1 : start, Math.max(end, start + 1));
    }

    private static boolean isBoundary(char character) {
        return Character.isWhitespace(character) || character == '(' || character == ')';
    }

    private static List<Fix> fixes(
            String query, Span term, String text, Matcher head, QueryWords words) {
        var filters = words.insteadOf(head.group(), text.substring(head.end()));
        return filters.stream()
                .limit(MAX_FIXES)
                .map(filter ->
                        new Fix(
                                filter,
                                View.search(
                                                query.substring(0, term.start())
                                                        + filter
                                                        + query.substring(term.end()))
                                        .path()))
                .toList();
    }
}
