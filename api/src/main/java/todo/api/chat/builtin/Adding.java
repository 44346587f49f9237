package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Add buy milk tomorrow and call Ada on friday at 9", "remind me to pay the rent". */
final class Adding {

    private static final Wording ANY_LIST = Phrases.wording("any list");
    private static final Pattern SEVERAL = Phrases.pattern("add several");
    private static final Pattern REQUEST = Phrases.pattern("item that is a request");
    private static final Pattern REMINDER = Pattern.compile("(?i)\\b(?:remind|alert|notify|ping)");

    private Adding() {}

    static Intent.Plan nothing(Wording.Parts parts, Dialogue dialogue) {
        return () -> () -> dialogue.say(UserRequest.WHAT);
    }

    static Intent.@Nullable Plan add(Wording.Parts parts, Dialogue dialogue) {
        var day = parts.has("when") ? Modifiers.day(parts.get("when"), dialogue) : "";
        if (parts.get("lines").length() < 2 || (parts.has("when") && day.isEmpty())) {
            return null;
        }
        var marks = parts.has("level") ? level(parts.small("level")) : day;
        return () -> plan(parts, list(parts, dialogue), marks, dialogue);
    }

    /**
     * @return the list that is named first, as in "create a task in Work called …"; empty for none
     * @throws Intent.NotUnderstood if the words may be anything else
     */
    private static String list(Wording.Parts parts, Dialogue dialogue) throws IOException {
        var named = Sentence.unquoted(parts.get("list"));
        if (named.isEmpty() || ANY_LIST.matches(named)) {
            return "";
        }
        if (!parts.has("word") && dialogue.list(named) == null) {
            throw new Intent.NotUnderstood();
        }
        return dialogue.listOrOffer(named);
    }

    /** "Add these: …". */
    static boolean isAnnounced(String text) {
        return SEVERAL.matcher(text).find();
    }

    private static String level(String word) {
        return switch (word) {
            case "daily" -> " every day";
            case "weekly" -> " every week";
            case "monthly" -> " every month";
            case "yearly" -> " every year";
            default -> " !" + Editing.level(word);
        };
    }

    private static Intent.Action plan(
            Wording.Parts parts, String list, String marks, Dialogue dialogue) throws IOException {
        var before = parts.typed().substring(0, parts.matcher().start("lines"));
        var modifiers = new Modifiers(parts.get("lines"), list, dialogue);
        var isList = !modifiers.list().isEmpty() || isAnnounced(before);
        var lines = new ArrayList<String>();
        for (var item : Items.split(modifiers.rest(), dialogue, isList, isAnnounced(before))) {
            // Something about another task, not a new one.
            if (REQUEST.matcher(item).lookingAt() || TaskFinder.isReference(item)) {
                throw new Intent.NotUnderstood();
            }
            lines.add(modifiers.applied(item + marks));
        }
        return AddedLine.adding(lines, REMINDER.matcher(before).find(), dialogue);
    }

    static Intent.Plan subtask(Wording.Parts parts, Dialogue dialogue) {
        return () -> {
            var parent =
                    new TaskFinder(dialogue)
                            .find(parts.get("parent"), TaskLookup.Scope.OPEN)
                            .getFirst();
            var arguments = Dialogue.arguments();
            var tasks = arguments.putArray("tasks");
            for (var item : Items.split(parts.get("lines"), dialogue, true, false)) {
                tasks.add(AddedLine.fields(dialogue.parsed(item)).put("parent", parent.id()));
            }
            return () ->
                    new Report(dialogue)
                            .say(
                                    dialogue.call("add_tasks", arguments),
                                    "Added {} to " + parent.quoted() + ".");
        };
    }
}
