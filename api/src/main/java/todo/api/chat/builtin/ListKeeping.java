package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import todo.api.chat.EscapedText;

/** Lists and tags: "show my lists", "create a list called Garden", "which tags do I have". */
final class ListKeeping {

    private ListKeeping() {}

    static Intent.Plan showLists(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> say(dialogue, "list_lists", "lists", "", "You have no lists.");
    }

    static Intent.Plan showTags(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> say(dialogue, "get_overview", "tags", "#", "You use no tags.");
    }

    static Intent.Plan delete(Wording.Parts said, Dialogue dialogue) {
        return () -> () -> dialogue.say("I can't delete lists; you can on the page of the list.");
    }

    static Intent.Plan create(Wording.Parts said, Dialogue dialogue) {
        var arguments = Dialogue.arguments().put("name", Sentence.unquoted(said.get("name")));
        return () -> () -> dialogue.say(Report.sentence(dialogue.call("save_list", arguments)));
    }

    static Intent.Plan rename(Wording.Parts renamed, Dialogue dialogue) {
        var name = Sentence.unquoted(renamed.get("list"));
        var newName = Sentence.unquoted(renamed.get("name"));
        return () -> {
            var list = dialogue.list(name);
            if (list == null) {
                throw dialogue.end("There is no list " + EscapedText.quoted(name) + ".");
            }
            var arguments = Dialogue.arguments().put("list", list).put("name", newName);
            return () -> {
                var saved = dialogue.call("save_list", arguments);
                dialogue.say(
                        Report.isDone(saved)
                                ? "Renamed the list %s to %s."
                                        .formatted(
                                                EscapedText.quoted(list),
                                                EscapedText.quoted(newName))
                                : Report.problem(saved));
            };
        };
    }

    private static void say(Dialogue dialogue, String tool, String field, String mark, String none)
            throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode each : dialogue.call(tool, Dialogue.arguments()).path(field)) {
            var name = EscapedText.escaped(mark + each.path("name").asText());
            lines.add("- " + name + ": " + each.path("open").asInt() + " open");
        }
        dialogue.say(lines.isEmpty() ? none : String.join("\n", lines));
    }
}
