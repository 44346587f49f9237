package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said at the end about all that has to be added, in any order: a list, "for Friday", a
 * priority, a tag. Used by one thread.
 */
final class Modifiers {

    private static final Wording PRIORITY = Phrases.wording("add with priority");
    private static final Wording TAG = Phrases.wording("add with a tag");
    private static final Wording DAY = Phrases.wording("add for a day");
    private static final Wording LIST = Phrases.wording("add to a list");
    private static final Pattern PLAIN_LIST = Phrases.pattern("plain list");
    private static final Pattern COMMA = Pattern.compile("[,\\s]+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final Dialogue dialogue;
    private String rest;
    private String list;
    private String marks = "";
    private String day = "";

    /**
     * @param list that is known already; empty for none
     * @throws Intent.Ended if the user has to agree to a new list
     */
    Modifiers(String text, String list, Dialogue dialogue) throws IOException {
        this.dialogue = dialogue;
        this.list = list;
        this.rest = withoutPlainList(DayWords.known(text, dialogue.present().toLocalDate()));
        while (take()) {
            rest = withoutPlainList(rest);
        }
    }

    private static String withoutPlainList(String text) {
        return PLAIN_LIST.matcher(text).replaceFirst("");
    }

    /** What is left: the items. */
    String rest() {
        return rest;
    }

    /**
     * @return empty for none
     */
    String list() {
        return list;
    }

    /** An item with what it is followed by, and with what is said about all. */
    String applied(String item) throws IOException {
        var own = new Modifiers(item, "", dialogue);
        var line = own.rest + own.marks + own.day;
        var isDated = dialogue.parsed(line).date() != null;
        var target = own.list.isEmpty() ? list : own.list;
        return line
                + marks
                + (isDated ? "" : day)
                + (target.isEmpty() ? "" : " list:\"" + target.replace("\"", "") + "\"");
    }

    /** Takes one from the end, before the words that quick add understands. */
    private boolean take() throws IOException {
        var end = dueStart();
        var priority = match(PRIORITY, end);
        if (priority != null) {
            marks += " !" + Editing.level(priority.small("level"));
            return leave(priority, end);
        }
        var tag = match(TAG, end);
        if (tag != null) {
            marks += " #" + tag.get("tag");
            return leave(tag, end);
        }
        var dated = day.isEmpty() ? match(DAY, end) : null;
        if (dated != null && !NUMBER.matcher(dated.get("when")).matches()) {
            day = day(dated.get("when") + rest.substring(end), dialogue);
            if (!day.isEmpty()) {
                rest = dated.get("rest");
                return true;
            }
        }
        return list.isEmpty() && takeList(end);
    }

    private boolean takeList(int end) throws IOException {
        for (var target : LIST.all(new Sentence(rest.substring(0, end), false)).toList()) {
            var name = Sentence.unquoted(target.get("list"));
            var isNamed = target.has("word") || dialogue.list(name) != null;
            if (!name.isEmpty()
                    && !Items.isQuoted(rest, target.matcher().end("rest"))
                    && (target.has("new") || isNamed)) {
                list = target.has("new") ? name : dialogue.listOrOffer(name);
                return leave(target, end);
            }
        }
        return false;
    }

    private Wording.@Nullable Parts match(Wording wording, int end) {
        var parts = wording.match(rest.substring(0, end));
        return parts == null || Items.isQuoted(rest, parts.matcher().end("rest")) ? null : parts;
    }

    private boolean leave(Wording.Parts parts, int end) {
        rest = parts.get("rest") + rest.substring(end);
        return true;
    }

    /**
     * @return where the last words begin that are a date; the length if there are none
     */
    private int dueStart() {
        var start = rest.length();
        for (var words : dialogue.parsed(rest).understood().reversed()) {
            if (words.end() < start && !rest.substring(words.end(), start).isBlank()) {
                break;
            }
            start = words.start();
        }
        return COMMA.matcher(rest.substring(0, start)).replaceFirst("").length();
    }

    /**
     * @return the words as the end of a line for quick add; empty if they are no day or time
     */
    static String day(String when, Dialogue dialogue) {
        var words = DayWords.target(when, dialogue.present().toLocalDate());
        return List.of(" " + words, " on " + words, " at " + words).stream()
                .filter(line -> dialogue.parsed("x" + line).title().equals("x"))
                .findFirst()
                .orElse("");
    }
}
