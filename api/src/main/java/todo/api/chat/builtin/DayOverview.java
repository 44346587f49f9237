package todo.api.chat.builtin;

import java.io.IOException;

/** "What's next?", "give me an overview". */
final class DayOverview {

    private static final int SHOWN = 20;

    private DayOverview() {}

    static Intent.Plan next(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> sayNext(dialogue);
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

    static Intent.Plan overview(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> sayOverview(dialogue);
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
