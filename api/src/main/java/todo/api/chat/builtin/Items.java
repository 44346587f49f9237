package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits what has to be added into tasks. "Bread and butter" is one task; "buy milk and call Ada"
 * are two, because both parts are something to do, and so are "milk tomorrow and dentist friday",
 * because a task has one date.
 */
final class Items {

    private static final Pattern BULLET = Pattern.compile("^ *(?:[-*•]|[0-9]{1,2}[.)]) +");
    private static final Pattern STRONG = Phrases.pattern("item separator");
    private static final Pattern WEAK = Pattern.compile("(?i),? (?:and|plus) |, ");
    private static final Pattern COMMA = Pattern.compile("(?i),(?: and)? ");
    private static final Pattern START = Phrases.pattern("item start");
    private static final Pattern QUOTED = Pattern.compile("[\"“„«][^\"“”„«»]+[\"”“»]");
    private static final Wording SHORT = Phrases.wording("short item");
    private static final Set<String> VERBS = Phrases.words("task verbs");

    private Items() {}

    /**
     * @param isList whether a list is named to which all is added, as with shopping
     * @param isAnnounced whether several tasks were announced, so that commas separate them
     */
    static List<String> split(String text, Dialogue dialogue, boolean isList, boolean isAnnounced)
            throws IOException {
        var items = new ArrayList<String>();
        for (var line : split(text, STRONG)) {
            for (var piece : isAnnounced ? split(line, COMMA) : List.of(line)) {
                var bare = bare(BULLET.matcher(piece).replaceFirst(""));
                if (!bare.isBlank()) {
                    splitWeak(bare, dialogue, isList, items);
                }
            }
        }
        return items.isEmpty()
                ? List.of(text)
                : items.subList(0, Math.min(items.size(), TaskFinder.MOST));
    }

    private static void splitWeak(
            String text, Dialogue dialogue, boolean isList, List<String> items) throws IOException {
        var pieces = split(text, WEAK);
        if (pieces.size() > 1 && isEnumeration(pieces, isList || text.contains(","), isList)) {
            pieces.forEach(piece -> items.add(bare(piece)));
            return;
        }
        var separators = WEAK.matcher(text);
        var start = 0;
        while (separators.find()) {
            var left = text.substring(start, separators.start());
            var right = text.substring(separators.end());
            if (!isQuoted(text, separators.start()) && isSplit(left, right, dialogue)) {
                items.add(bare(left));
                start = separators.end();
            }
        }
        items.add(bare(text.substring(start)));
    }

    /** Where the separator is not within quotation marks. */
    private static List<String> split(String text, Pattern separator) {
        var pieces = new ArrayList<String>();
        var start = 0;
        for (var found = separator.matcher(text); found.find(); ) {
            if (!isQuoted(text, found.start())) {
                pieces.add(text.substring(start, found.start()).strip());
                start = found.end();
            }
        }
        pieces.add(text.substring(start).strip());
        return pieces.stream().filter(piece -> !piece.isEmpty()).toList();
    }

    private static String bare(String piece) {
        return START.matcher(piece.strip()).replaceFirst("");
    }

    /** "Milk, eggs and bread", without anything to do and without a date; or titles in quotes. */
    private static boolean isEnumeration(List<String> pieces, boolean isSeveral, boolean isList) {
        return pieces.stream().allMatch(piece -> QUOTED.matcher(piece).matches())
                || (isSeveral
                        && pieces.stream()
                                .allMatch(piece ->
                                        SHORT.matches(piece) && (isList || !isVerb(piece))));
    }

    private static boolean isSplit(String left, String right, Dialogue dialogue)
            throws IOException {
        if (dialogue.parsed(right).title().isEmpty()) {
            // "Call Ada !high, next Monday": the rest is about the same task.
            return false;
        }
        var line = dialogue.parsed(left);
        var isDated =
                !line.understood().isEmpty()
                        && line.understood().getLast().end() == left.length()
                        && !line.title().isEmpty();
        return (Sentence.plain(left).contains("\"") && Sentence.plain(right).startsWith("\""))
                || (START.matcher(right).find() && isVerb(bare(right)))
                || (left.contains(" ") && isVerb(right))
                || (isDated && !isDateFirst(right, dialogue))
                || !new Modifiers(left, "", dialogue).list().isEmpty();
    }

    /** "Gym monday and thursday" is one thing. */
    private static boolean isDateFirst(String right, Dialogue dialogue) {
        var first = right.replaceFirst("[, ].*", "").toLowerCase(Locale.ROOT);
        return DueTarget.read(first, dialogue) != null || first.matches("on|at|by|every|the|in");
    }

    private static boolean isVerb(String text) {
        return VERBS.contains(text.replaceFirst(" .*", "").toLowerCase(Locale.ROOT));
    }

    static boolean isQuoted(String text, int at) {
        return Sentence.plain(text.substring(0, at)).chars().filter(each -> each == '"').count() % 2
                == 1;
    }
}
