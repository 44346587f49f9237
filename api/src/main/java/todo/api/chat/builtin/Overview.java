package todo.api.chat.builtin;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** "What's next?", "give me an overview". */
final class Overview {

    private static final int SHOWN = 20;

    private static final Wording NEXT = Phrases.wording("next");
    private static final Wording OVERVIEW = Phrases.wording("overview");

    private Overview() {}

    static Intent.@Nullable Plan next(Sentence sentence, Dialogue dialogue) {
        return NEXT.matches(sentence) ? () -> () -> sayNext(dialogue) : null;
    }

    private static void sayNext(Dialogue dialogue) throws IOException {
        var tasks = Memory.tasks(dialogue.find("is:open has:due", 3));
        if (tasks.isEmpty()) {
            var arguments = Dialogue.arguments().put("query", "is:open").put("sort", "priority");
            tasks =
                    Memory.tasks(
                            dialogue.call(
                                    "find_tasks",
                                    arguments.put("descending", true).put("limit", 3)));
        }
        if (tasks.isEmpty()) {
            dialogue.say("Nothing: you have no open tasks.");
            return;
        }
        var first = tasks.getFirst();
        var due = first.due().isEmpty() ? "" : ", due " + first.dueWords();
        dialogue.say("Next: " + first.quoted() + due + ".");
        if (tasks.size() > 1) {
            dialogue.say("In order:\n\n" + Dialogue.numbered(tasks));
        }
    }

    static Intent.@Nullable Plan overview(Sentence sentence, Dialogue dialogue) {
        return OVERVIEW.matches(sentence) ? () -> () -> sayOverview(dialogue) : null;
    }

    private static void sayOverview(Dialogue dialogue) throws IOException {
        var overview = dialogue.call("get_overview", Dialogue.arguments());
        var tasks = Memory.tasks(overview).stream().limit(SHOWN).toList();
        dialogue.say(
                tasks.isEmpty()
                        ? "Nothing is due today, and nothing is overdue. “What’s next” shows what comes."
                        : "%d due by today, %d of them overdue:\n\n%s"
                                .formatted(
                                        overview.path("due_by_today").asInt(),
                                        overview.path("overdue").asInt(),
                                        Dialogue.numbered(tasks)));
    }
}
