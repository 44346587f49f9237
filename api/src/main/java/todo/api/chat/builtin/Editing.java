package todo.api.chat.builtin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;

/** Titles, priorities and tags: "rename X to Y", "make it urgent", "tag milk with shopping". */
final class Editing {

    private static final Wording RENAME =
            Wording.of(
                    "(rename|retitle|re-name) {change}",
                    "(change|edit|set|update) the (title|name|text|wording) of {change}",
                    "(call|rename) {tasks} (?=\")\"{title}\" [now]",
                    "(edit|correct|reword|rephrase) {change}",
                    "{tasks} should (be called|be named|say|read) {title}");

    private static final Wording PRIORITY =
            Wording.of(
                    "(set|change|make) {tasks}(?:'s)? priority [to|as] (?<level>high|highest|top|medium|normal|low|lowest|urgent)",
                    "(make|mark|set|flag|give|put|move|change|bump|raise|lower|increase|decrease) [the] [priority of|priority for] {tasks} (as|a|to|to a|to be|at|on|with) [very] (?<level>high|highest|top|medium|normal|low|lowest|urgent|important|high-prio|low-prio|unimportant)( priority)?",
                    "(make|mark|set|flag|give|put|bump|change) {tasks} [very] (?<level>high|highest|top|medium|normal|low|lowest|urgent|important|unimportant)([- ]prio(rity)?)?",
                    "(set|make|change|raise|lower|increase|decrease|bump) (?:the )?priority (?:of |for |on )?{tasks} to (?<level>high|highest|top|medium|normal|low|lowest|urgent)",
                    "(?!(?:what|which|show|list|anything|is|are|how|tasks|all|any)\\b|.*\\b(?:that|which|who) (?:is|are|has|have)\\b){tasks} (is|are|has|have|'s) [now|really|very|a|of|super] [very] (?<level>high|top|medium|normal|low|urgent|important|unimportant)( priority| prio)?( now)?",
                    "(?<level>prioriti[sz]e|deprioriti[sz]e|unprioriti[sz]e) {tasks}",
                    "(?<level>high|medium|low) priority for {tasks}",
                    "(remove|clear|drop|take) [the] (high|low|medium) (?<level>priority) (of|from|off) {tasks}",
                    "(remove|clear|reset) (?<level>the priority) (of|from|on) {tasks}",
                    "(raise|increase|bump up|bump) (?<level>the priority) (of|for|on) {tasks}",
                    "lower (?<level>the priority) (of|for|on) {tasks}",
                    "{tasks} (is|are)(n't| not) (?<level>that important|important|urgent|so important) [anymore|any more]");

    private static final String TAGS = "{tags}";

    private static final Wording TAG =
            Wording.of(
                    "(tag|label) {tasks} (as|with|:) [the] [tag|tags|label] " + TAGS,
                    "(tag|label|mark) {tasks} (?=#){tags}",
                    "(add|put|set|attach|apply|give|stick) [the|a] [new] (tag|label|tags)s? {tags} (to|on|onto|for) {tasks}",
                    "(add|put|set|attach|apply|stick) (?=#){tags} (to|on|onto|for) {tasks}",
                    "(add|put|attach) [the|a] {tags} (tag|label) (to|on|onto) {tasks}",
                    "give {tasks} the (tag|label) {tags}",
                    "(tag|label) {tasks} (?<tags>[\\p{L}\\p{N}_-]+)");

    private static final Wording UNTAG =
            Wording.of(
                    "(remove|delete|take|drop|clear|strip) [the] (tag|label|tags)s? {tags} (from|of|off) {tasks}",
                    "(remove|delete|take|drop|strip) (?=#){tags} (from|of|off) {tasks}",
                    "(remove|delete|take|drop|strip) the {tags} (tag|label|tags) (from|of|off) {tasks}",
                    "(untag|unlabel) {tasks} (as|from|with) {tags}",
                    "untag {tasks} (?=#){tags}",
                    "(remove|clear|delete|drop) (all|all the|the|its) tags (from|of|off) {tasks}",
                    "untag {tasks}");

    private Editing() {}

    static @Nullable Plan rename(Sentence sentence, Dialogue dialogue) {
        var parts = RENAME.match(sentence);
        if (parts == null) {
            return null;
        }
        var change = parts.get("change");
        if (change.isEmpty()) {
            return renaming(dialogue, parts.get("tasks"), parts.get("title"));
        }
        var splits = splits(change);
        if (splits.isEmpty()) {
            return null;
        }
        return () -> {
            for (var split : splits.size() > 1 ? splits : List.<List<String>>of()) {
                var same = new TaskFinder(dialogue).findSame(split.getFirst());
                if (!same.isEmpty()) {
                    return renaming(dialogue, split.getFirst(), split.getLast()).prepare();
                }
            }
            var first = splits.getLast();
            return renaming(dialogue, first.getFirst(), first.getLast()).prepare();
        };
    }

    /** "Change milk to oat milk", which is no date, priority or list. */
    static @Nullable Plan change(Sentence sentence, Dialogue dialogue) {
        return CHANGE.matcher(sentence.typed()).matches()
                ? rename(Sentence.of("rename" + sentence.typed().substring(6)), dialogue)
                : null;
    }

    private static final Pattern CHANGE = Pattern.compile("(?i)change .+ (?:to|into) .+");

    /** "Reply to Ann to reply to Bob" has three; the longest name comes first. */
    static List<List<String>> splits(String change) {
        var splits = new ArrayList<List<String>>();
        var separator = Pattern.compile(",? (?:to|into|as|in) ").matcher(change);
        while (separator.find() && splits.size() < 3) {
            splits.addFirst(
                    List.of(
                            change.substring(0, separator.start()),
                            change.substring(separator.end())));
        }
        return splits;
    }

    private static Plan renaming(Dialogue dialogue, String name, String title) {
        var bare = title.replaceAll("^[\"'“”„«‘]+|[\"'“”»’]+$", "");
        return () -> {
            var task = new TaskFinder(dialogue).find(name, TaskFinder.Scope.OPEN).getFirst();
            var before = task.quoted().replace("%", "%%");
            return () ->
                    TaskChange.run(
                            dialogue,
                            List.of(task),
                            (_, fields) -> fields.put("title", bare),
                            "Renamed " + before.replace("%%", "%") + " to %s.",
                            "Renamed %d tasks:");
        };
    }

    static @Nullable Plan prioritise(Sentence sentence, Dialogue dialogue) {
        var parts = PRIORITY.match(sentence);
        if (parts == null || (sentence.isQuestion() && sentence.typed().matches("(?i)is .*"))) {
            return null;
        }
        var level = level(parts.get("level").toLowerCase(Locale.ROOT), sentence);
        return TaskChange.of(
                dialogue,
                parts.get("tasks"),
                (_, fields) -> fields.put("priority", level),
                "%s now has " + level.toLowerCase(Locale.ROOT) + " priority.",
                "%d tasks now have " + level.toLowerCase(Locale.ROOT) + " priority:");
    }

    private static String level(String word, Sentence sentence) {
        return switch (word) {
            case "high", "highest", "top", "urgent", "important", "high-prio" ->
                    sentence.plain()
                                    .matches(
                                            "(?i).*(?:n't|is not|are not) (?:so |that |very )?(?:urgent|important).*")
                            ? "Medium"
                            : "High";
            case "low", "lowest", "unimportant", "low-prio" -> "Low";
            case "priority" -> "Medium";
            case "the priority" ->
                    sentence.typed().matches("(?i)(?:raise|increase|bump).*")
                            ? "High"
                            : sentence.typed().matches("(?i)lower.*") ? "Low" : "Medium";
            default -> word.startsWith("prio") ? "High" : word.startsWith("dep") ? "Low" : "Medium";
        };
    }

    static @Nullable Plan tag(Sentence sentence, Dialogue dialogue) {
        var added = TAG.match(sentence);
        var parts = added == null ? UNTAG.match(sentence) : added;
        if (parts == null) {
            return null;
        }
        var names = tags(parts.get("tags"));
        var words =
                names.isEmpty() ? "all tags" : EscapedText.escaped("#" + String.join(", #", names));
        return () -> {
            var found = new TaskFinder(dialogue).find(parts.get("tasks"), TaskFinder.Scope.OPEN);
            var tasks = TaskChange.fresh(dialogue, found);
            return () ->
                    TaskChange.run(
                            dialogue,
                            tasks,
                            (task, fields) -> {
                                var tags = new LinkedHashSet<>(task.tags());
                                tags.removeIf(tag ->
                                        names.isEmpty()
                                                || names.stream().anyMatch(tag::equalsIgnoreCase));
                                if (added != null) {
                                    tags.addAll(names);
                                }
                                var array = fields.putArray("tags");
                                tags.forEach(array::add);
                            },
                            (added != null ? "Tagged %s with " : "Removed ")
                                    + words
                                    + (added != null ? "." : " from %s."),
                            (added != null ? "Tagged %d tasks with " : "Removed ")
                                    + words
                                    + (added != null ? ":" : " from %d tasks:"));
        };
    }

    private static List<String> tags(String text) {
        return Stream.of(text.split("(?:,| and | |&)+", -1))
                .map(tag -> tag.replaceAll("^[#\"'“”]+|[\"'“”]+$", ""))
                .filter(tag -> !tag.isBlank())
                .toList();
    }

    /** Puts a note into the description. */
    static @Nullable Plan describe(Sentence sentence, Dialogue dialogue) {
        var parts = NOTE.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var found = new TaskFinder(dialogue).find(parts.get("tasks"), TaskFinder.Scope.OPEN);
            var task = new TaskFinder(dialogue).fresh(found.getFirst());
            return () -> note(dialogue, task, parts.get("note"));
        };
    }

    private static final Wording NOTE =
            Wording.of(
                    "(add|attach|put) [a|the|this] (note|comment|description) (to|on|for) {tasks}(:| saying| that says) {note}",
                    "(add|attach|put) [a|the|this] (note|comment) (?=\")\"{note}\" (to|on|for) {tasks}",
                    "note (on|for) {tasks}: {note}");

    private static void note(Dialogue dialogue, TaskItem task, String note) throws IOException {
        var before = task.json().path("description").asText();
        TaskChange.run(
                dialogue,
                List.of(task),
                (_, fields) ->
                        fields.put("description", before.isEmpty() ? note : before + "\n\n" + note),
                "Added the note to %s.",
                "Added the note to %d tasks:");
    }
}
