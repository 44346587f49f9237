package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Lists and tags: "show my lists", "create a list called Garden", "which tags do I have". */
final class ListKeeping {

    private static final Wording SHOW =
            Wording.of(
                    "[show me|show|list|what are|what|which|display|see|give me|tell me] [all|all of|of|all the] [my|the] lists [do i have|are there|have i|have i got|i have|exist]",
                    "(what|which) lists (do i have|are there|have i got|exist|did i create)",
                    "how many lists (do i have|are there|have i got)");

    private static final Wording TAGS =
            Wording.of(
                    "[show me|show|list|what are|what|which|display|give me] [all|all of|all the] [my|the] (tags|labels) [do i have|are there|have i got|do i use|i have|i use]");

    private static final Wording CREATE =
            Wording.of(
                    "(create|add|make|start|set up|new|open|i need|i want) [me] [a|an|another|the] [new] list:? [called|named|titled|for] {name}",
                    "(create|make|start|set up|new) (a|an|another|my|the) [new] (?<name>[^,]+?) list");

    private static final Wording RENAME =
            Wording.of(
                    "(rename|change) [the|my] list {list} (to|into) {name}",
                    "(rename|change the name of) [the|my] {list} list (to|into) {name}");

    private static final Wording ARCHIVE =
            Wording.of(
                    "(archive|hide) [the|my] list {list}",
                    "(archive|hide) [the|my] {list} list",
                    "archive {list}");

    private static final Wording DELETE =
            Wording.of(
                    "(delete|remove|erase|get rid of|drop) [the|my] list {list}",
                    "(delete|remove|erase|get rid of|drop) (the|my) (?<list>(?:(?! from | on | off | in )(?!to-?do|whole|entire).)+?) list");

    private ListKeeping() {}

    static @Nullable Plan read(Sentence sentence, Dialogue dialogue) {
        if (SHOW.match(sentence) != null) {
            return () -> () -> sayLists(dialogue);
        }
        if (TAGS.match(sentence) != null) {
            return () -> () -> sayTags(dialogue);
        }
        var renamed = RENAME.match(sentence);
        if (renamed != null) {
            return () -> {
                var list = existing(renamed.get("list"), dialogue);
                return () -> save(list, "name", bare(renamed.get("name")), dialogue);
            };
        }
        var created = CREATE.match(sentence);
        if (created != null) {
            var name = bare(created.get("name"));
            return () ->
                    () ->
                            dialogue.say(
                                    Report.sentence(
                                            dialogue.call(
                                                    "save_list",
                                                    Dialogue.arguments().put("name", name))));
        }
        return archive(sentence, dialogue);
    }

    private static @Nullable Plan archive(Sentence sentence, Dialogue dialogue) {
        if (DELETE.match(sentence) != null) {
            return () ->
                    () ->
                            dialogue.say(
                                    "I can't delete lists; you can on the page of the list. I can archive one: “archive the list Work”.");
        }
        var parts = ARCHIVE.match(sentence);
        return parts == null
                ? null
                : () -> {
                    var list = existing(parts.get("list"), dialogue);
                    return () -> {
                        var arguments =
                                Dialogue.arguments().put("list", list).put("archived", true);
                        var saved = dialogue.call("save_list", arguments);
                        dialogue.say(
                                saved.path("success").asBoolean()
                                        ? "Archived the list " + EscapedText.quoted(list) + "."
                                        : Report.problem(saved));
                    };
                };
    }

    private static String existing(String name, Dialogue dialogue) throws IOException {
        var list = dialogue.list(bare(name));
        if (list == null) {
            throw dialogue.end("There is no list " + EscapedText.quoted(bare(name)) + ".");
        }
        return list;
    }

    private static String bare(String name) {
        return name.replaceAll("^[\"'“”]+|[\"'“”]+$", "");
    }

    private static void save(String list, String field, String value, Dialogue dialogue)
            throws IOException {
        var saved =
                dialogue.call(
                        "save_list", Dialogue.arguments().put("list", list).put(field, value));
        dialogue.say(
                saved.path("success").asBoolean()
                        ? "Renamed the list %s to %s."
                                .formatted(EscapedText.quoted(list), EscapedText.quoted(value))
                        : Report.problem(saved));
    }

    private static void sayLists(Dialogue dialogue) throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode list : dialogue.call("list_lists", Dialogue.arguments()).path("lists")) {
            lines.add(
                    "- %s: %d open"
                            .formatted(
                                    EscapedText.escaped(list.path("name").asText()),
                                    list.path("open").asInt()));
        }
        dialogue.say(
                lines.isEmpty()
                        ? "You have no lists."
                        : lines.size()
                                + (lines.size() == 1 ? " list:\n\n" : " lists:\n\n")
                                + String.join("\n", lines));
    }

    private static void sayTags(Dialogue dialogue) throws IOException {
        var lines = new ArrayList<String>();
        for (JsonNode tag : dialogue.call("get_overview", Dialogue.arguments()).path("tags")) {
            lines.add(
                    "- %s: %d open"
                            .formatted(
                                    EscapedText.escaped("#" + tag.path("name").asText()),
                                    tag.path("open").asInt()));
        }
        dialogue.say(lines.isEmpty() ? "You use no tags." : String.join("\n", lines));
    }
}
