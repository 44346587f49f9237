package todo.api.chat.builtin;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Tasks into lists: "move milk to Shopping", "put it in the work list", "take it off its list". */
final class Moving {

    private static final Wording MOVE = Phrases.wording("move to a list");
    private static final Wording TAKE_OUT = Phrases.wording("move out of a list");
    private static final Wording PLAIN_LIST = Phrases.wording("any list");
    private static final Pattern NEW_LIST = Phrases.pattern("new list");
    private static final Pattern PUT = Pattern.compile("(?i)(?:put|drop|stick|throw)\\b");
    private static final Pattern ALL = Pattern.compile("(?i)(?:all|every)");

    private Moving() {}

    static Intent.@Nullable Plan move(Sentence sentence, Dialogue dialogue) {
        var out = TAKE_OUT.match(sentence);
        if (out != null) {
            return TaskChange.of(
                    dialogue,
                    out.get("tasks"),
                    (_, fields) -> fields.put("list", "remove"),
                    "{} is in no list now.");
        }
        var parts = MOVE.match(sentence);
        if (parts == null || PLAIN_LIST.matches(parts.get("list"))) {
            return null;
        }
        var tasks = parts.get("tasks");
        var named = Sentence.unquoted(parts.get("list"));
        var isPut = PUT.matcher(sentence.typed()).lookingAt() && !ALL.matcher(tasks).lookingAt();
        return () -> {
            var finder = new TaskFinder(dialogue);
            var sure = finder.findSure(tasks, TaskSearch.Scope.OPEN);
            if (sure.isEmpty() && isPut) {
                var line = Sentence.of("add " + tasks + " to the " + named + " list");
                return Objects.requireNonNull(Adding.add(line, dialogue)).prepare();
            }
            var found = sure.isEmpty() ? finder.find(tasks, TaskSearch.Scope.OPEN) : sure;
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
