package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import todo.api.quickadd.ParsedLine;

/**
 * Splits what has to be added into tasks. "Bread and butter" is one task; "buy milk and call Ada"
 * are two, because both parts are something to do, and so are "milk tomorrow and dentist friday",
 * because a task has one date.
 */
final class Items {

    private static final Pattern BULLET = Pattern.compile("^ *(?:[-*•]|[0-9]{1,2}[.)]) +");
    private static final Pattern STRONG =
            Pattern.compile(
                    "\\s*[;\\n]\\s*|,? (?:and )?then |,? and also ", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEAK =
            Pattern.compile(",? (?:and|plus) |, ", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGAIN =
            Pattern.compile(
                    "(?i)^(?:also )?(?:(?:a )?(?:task|reminder|todo) to |to |remind me to |(?:that )?(?:i|we) (?:need to|have to|must|should) |(?:need|have) to |(?:not forget|remember) to |add )+(?=.)");

    private static final Set<String> VERBS =
            Set.of(
                    """
                    add answer apply arrange ask assemble attend audit backup bake bathe boil book borrow brew \
                    bring brush build buy call cancel change charge check choose clean clear collect complete \
                    confirm contact cook copy cover create cut decide declutter decorate defrost deliver \
                    deploy design dig discuss do donate download draft drain draw drink drive drop dry dust \
                    eat edit email empty exercise explore feed fetch file fill film find finish fix fold \
                    follow freeze get give glue go grill groom hang help hem hire hoover host install \
                    interview invite invoice iron jog join knit label learn leave lend listen lock look mail \
                    make measure meet mend merge message mount move mow negotiate oil open order organise \
                    organize pack paint pay phone pick plan plant play polish post practice practise prepare \
                    present print proofread prune publish put rake read reconcile record recycle refill \
                    register rehearse release remind renew rent repair replace reply report request research \
                    reserve reset respond restock return review revise rewrite ring rinse roast run sand scan \
                    schedule scrub see sell send set sew share shop shred sign solve sort speak start stop \
                    stretch study submit subscribe sweep swim switch sync take talk teach tell test text thank \
                    throw tidy train transfer translate trim try turn unlock unpack unsubscribe update upgrade \
                    upload vacuum visit wake walk wash watch water weed wipe wrap write\
                    """
                            .split(" ", -1));

    private static final Pattern SHORT =
            Pattern.compile("(?:(?:an?|the|some|two|three|[0-9]+) )?\\S+(?: \\S+)?");

    private Items() {}

    /**
     * @param isList whether a list is named to which all is added, as with shopping
     */
    static List<String> split(String text, Dialogue dialogue, boolean isList) {
        var items = new ArrayList<String>();
        for (var line : STRONG.splitAsStream(text).toList()) {
            var bare =
                    AGAIN.matcher(BULLET.matcher(line).replaceFirst("").strip()).replaceFirst("");
            if (!bare.isBlank()) {
                splitWeak(bare, dialogue, isList, items);
            }
        }
        return items.isEmpty()
                ? List.of(text)
                : items.subList(0, Math.min(items.size(), TaskFinder.MOST));
    }

    private static void splitWeak(
            String text, Dialogue dialogue, boolean isList, List<String> items) {
        var pieces = pieces(text);
        if (pieces.size() > 1 && isEnumeration(pieces, text, isList)) {
            pieces.forEach(piece -> items.add(AGAIN.matcher(piece).replaceFirst("")));
            return;
        }
        var separators = WEAK.matcher(text);
        var start = 0;
        while (separators.find()) {
            var left = text.substring(start, separators.start());
            var right = text.substring(separators.end());
            if (!isQuoted(text, separators.start()) && isSplit(left, right, dialogue)) {
                items.add(AGAIN.matcher(left).replaceFirst(""));
                start = separators.end();
            }
        }
        items.add(AGAIN.matcher(text.substring(start)).replaceFirst(""));
    }

    private static List<String> pieces(String text) {
        return text.contains("\"")
                ? List.of(text)
                : Stream.of(WEAK.split(text))
                        .map(String::strip)
                        .filter(piece -> !piece.isEmpty())
                        .toList();
    }

    /** "Milk, eggs and bread", without anything to do and without a date. */
    private static boolean isEnumeration(List<String> pieces, String text, boolean isList) {
        return pieces.stream()
                        .allMatch(piece ->
                                SHORT.matcher(piece).matches() && (isList || !isVerb(piece)))
                && (isList || text.contains(","));
    }

    private static boolean isSplit(String left, String right, Dialogue dialogue) {
        if (ParsedLine.parse(right, dialogue.zone(), dialogue.now()).title().isEmpty()) {
            // "Call Ada !high, next Monday": the rest is about the same task.
            return false;
        }
        var line = ParsedLine.parse(left, dialogue.zone(), dialogue.now());
        var isDated =
                !line.understood().isEmpty()
                        && line.understood().getLast().end() == left.length()
                        && !line.title().isEmpty();
        return (AGAIN.matcher(right).find() && isVerb(AGAIN.matcher(right).replaceFirst("")))
                || (left.contains(" ") && isVerb(right))
                || (isDated && !isDateFirst(right, dialogue));
    }

    /** "Gym monday and thursday" is one thing. */
    private static boolean isDateFirst(String right, Dialogue dialogue) {
        var first = right.replaceFirst("[, ].*", "").toLowerCase(Locale.ROOT);
        return DueTarget.read(first, dialogue.now(), dialogue.zone()) != null
                || first.matches("on|at|by|every|the|in");
    }

    private static boolean isVerb(String text) {
        return VERBS.contains(text.replaceFirst(" .*", "").toLowerCase(Locale.ROOT));
    }

    static boolean isQuoted(String text, int at) {
        return Sentence.plain(text.substring(0, at)).chars().filter(each -> each == '"').count() % 2
                == 1;
    }
}
