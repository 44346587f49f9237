package todo.api.chat.builtin;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Tasks into lists: "move milk to Shopping", "put it in the work list", "take it off its list". */
final class Moving {

    private static final Wording ANY_LIST = Phrases.wording("any list");
    private static final Pattern NEW_LIST = Phrases.pattern("new list");
    private static final Pattern PUT =
            Pattern.compile("(?i)(?:put|drop|stick|throw) (?!all|every)");

    private Moving() {}

    /** What is put somewhere may be new. */
    static Intent.@Nullable Plan move(Wording.Parts parts, Dialogue dialogue) {
        var tasks = parts.get("tasks");
        var named = Sentence.unquoted(parts.get("list"));
        if (ANY_LIST.matches(named)) {
            return null;
        }
        return () -> {
            var finder = new TaskFinder(dialogue);
            var sure = finder.findSure(tasks, TaskLookup.Scope.OPEN);
            if (sure.isEmpty() && PUT.matcher(parts.typed()).lookingAt()) {
                throw new Intent.NotUnderstood();
            }
            var found = sure.isEmpty() ? finder.find(tasks, TaskLookup.Scope.OPEN) : sure;
            var isNew = NEW_LIST.matcher(named).lookingAt();
            var name = Sentence.unquoted(NEW_LIST.matcher(named).replaceFirst(""));
            var list = isNew ? name : dialogue.listOrOffer(name);
            return () -> {
                dialogue.ensureList(list);
                TaskChange.run(
                        dialogue,
                        found,
                        (_, fields) -> fields.put("list", list),
                        "Moved {} to " + EscapedText.quoted(list) + ".");
            };
        };
    }
}
