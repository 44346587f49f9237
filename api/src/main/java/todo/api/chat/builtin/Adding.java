package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Add buy milk tomorrow and call Ada on friday at 9", "remind me to pay the rent". */
final class Adding {

    private static final Wording SUBTASK = Phrases.wording("add a subtask");
    private static final Wording NOTHING = Phrases.wording("add nothing");
    private static final Wording ADD = Phrases.wording("add");
    private static final Wording ANY_LIST = Phrases.wording("any list");
    private static final Pattern SEVERAL = Phrases.pattern("add several");
    private static final Pattern REQUEST = Phrases.pattern("item that is a request");
    private static final Pattern REMINDER = Pattern.compile("(?i)\\b(?:remind|alert|notify|ping)");

    private Adding() {}

    static Intent.@Nullable Plan add(Sentence sentence, Dialogue dialogue) {
        if (NOTHING.matches(sentence)) {
            return () -> () -> dialogue.say(UserRequest.WHAT);
        }
        var subtask = SUBTASK.match(sentence);
        if (subtask != null) {
            return subtask(subtask, dialogue);
        }
        Wording.Parts intoList = null;
        for (var parts : ADD.all(sentence.typed()).toList()) {
            var day = parts.has("when") ? Modifiers.day(parts.get("when"), dialogue) : "";
            if (parts.get("lines").length() < 2 || (parts.has("when") && day.isEmpty())) {
                continue;
            }
            if (!parts.has("list")) {
                var marks = parts.has("level") ? level(parts.small("level")) : day;
                var plain = plan(parts, "", marks, dialogue);
                return intoList == null ? plain : into(intoList, plain, dialogue);
            }
            intoList = intoList == null ? parts : intoList;
        }
        return intoList == null ? null : into(intoList, null, dialogue);
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

    /**
     * The list is named first: "add to my list: …", "create a task in Work called …".
     *
     * @param plain what it means if there is no such list; null if it means a new list
     */
    private static Intent.Plan into(
            Wording.Parts parts, Intent.@Nullable Plan plain, Dialogue dialogue) {
        var named = Sentence.unquoted(parts.get("list"));
        return () -> {
            var list = ANY_LIST.matches(named) ? "" : dialogue.list(named);
            return list == null && plain != null
                    ? plain.prepare()
                    : plan(parts, list == null ? named : list, "", dialogue).prepare();
        };
    }

    private static Intent.Plan plan(
            Wording.Parts parts, String list, String marks, Dialogue dialogue) {
        var before = parts.typed().substring(0, parts.matcher().start("lines"));
        return () -> {
            var modifiers = new Modifiers(parts.get("lines"), list, dialogue);
            var isList = !modifiers.list().isEmpty() || isAnnounced(before);
            var lines = new ArrayList<String>();
            for (var item : Items.split(modifiers.rest(), dialogue, isList, isAnnounced(before))) {
                // Something about another task, not a new one.
                if (REQUEST.matcher(item).lookingAt()) {
                    throw new Intent.NotUnderstood();
                }
                lines.add(modifiers.applied(item, marks));
            }
            return AddedLine.adding(lines, REMINDER.matcher(before).find(), dialogue);
        };
    }

    private static Intent.Plan subtask(Wording.Parts parts, Dialogue dialogue) {
        return () -> {
            var parent =
                    new TaskFinder(dialogue)
                            .find(parts.get("parent"), TaskSearch.Scope.OPEN)
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
