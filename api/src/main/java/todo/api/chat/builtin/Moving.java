package todo.api.chat.builtin;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Tasks into lists: "move milk to Shopping", "put it in the work list", "take it off its list". */
final class Moving {

    private static final Wording MOVE =
            Wording.of(
                    "(move|put|stick|throw|chuck|shift|transfer|file|place|send|drop|switch|reassign|assign|bring) {tasks} (to|in|into|onto|on|under|over to) [the|my] [list] {list}( list)?",
                    "change the list (of|for) {tasks} to {list}( list)?",
                    "set the list (of|for) {tasks} to {list}( list)?",
                    "(?!(?:what|which|is|are)\\b){tasks} (belongs|belong|should be|should go|goes) (in|into|to|on|under) [the|my] {list}( list)?");

    private static final Wording TAKE_OUT =
            Wording.of(
                    "(take|move|remove) {tasks} (off|from|out of) (its|the|their|any) list",
                    "(move|put) {tasks} [back] (to|into|in) [the|my] inbox",
                    "(take|move) {tasks} out of {list}");

    private static final Pattern NEW_LIST =
            Pattern.compile(
                    "(?i)^(?:a |the |my )?(?:new )?list (?:called |named )|^(?:a )?new (?:list )?");

    private Moving() {}

    static @Nullable Plan move(Sentence sentence, Dialogue dialogue) {
        var out = TAKE_OUT.match(sentence);
        if (out != null) {
            return TaskChange.of(
                    dialogue,
                    out.get("tasks"),
                    (_, fields) -> fields.put("list", "remove"),
                    "%s is in no list now.",
                    "%d tasks are in no list now:");
        }
        var parts = MOVE.match(sentence);
        if (parts == null) {
            return null;
        }
        if (parts.get("list").matches("(?i)(?:(?:to-?do|task) )?(?:list|todos|tasks)")) {
            return null;
        }
        var named = parts.get("list").replaceAll("^[\"'“”]+|[\"'“”]+$", "");
        var isNew = NEW_LIST.matcher(named);
        var name = isNew.replaceFirst("");
        return () -> {
            var isPut = sentence.typed().matches("(?i)(?:put|drop|stick|throw|chuck) .*");
            var finder = new TaskFinder(dialogue);
            var sure = finder.findSure(parts.get("tasks"), TaskFinder.Scope.OPEN);
            if (sure.isEmpty() && isPut && !parts.get("tasks").matches("(?i)(?:all|every).*")) {
                var add =
                        Adding.add(
                                Sentence.of(
                                        "add " + parts.get("tasks") + " to the " + named + " list"),
                                dialogue);
                return Objects.requireNonNull(add).prepare();
            }
            var tasks =
                    sure.isEmpty() ? finder.find(parts.get("tasks"), TaskFinder.Scope.OPEN) : sure;
            var list = isNew.reset().lookingAt() ? name : dialogue.listOrOffer(name);
            return () -> {
                dialogue.ensureList(list);
                TaskChange.run(
                        dialogue,
                        tasks,
                        (_, fields) -> fields.put("list", list),
                        "Moved %s to " + EscapedText.quoted(list) + ".",
                        "Moved %d tasks to " + EscapedText.quoted(list).replace("%", "%%") + ":");
            };
        };
    }
}
