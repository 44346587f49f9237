package todo.api.chat.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.quickadd.MatchKind;
import todo.api.quickadd.ParsedLine;
import todo.api.recurrence.Origin;

/** "Add buy milk tomorrow and call Ada on friday at 9", "remind me to pay the rent". */
final class Adding {

    private static final String NOUN =
            "(?:tasks?|to-?dos?|reminders?|items?|entry|entries|things?|note|appointment)";
    private static final String A =
            "(?:a|an|another|one more|the|these|this|two|three|four|some|following)";

    private static final Wording SUBTASK =
            Wording.of(
                    "(add|create|make) {lines} as [a] (subtask|sub-task|child|step)s? (of|to|under|for) {parent}",
                    "(add|create|make) [a|the] [new] (subtask|sub-task|step)s? (?=\"){lines} (to|under|for) {parent}",
                    "(add|create|make) [a|the] [new] (subtask|sub-task|step)s? (to|under|for|of) {parent}: {lines}",
                    "(add|create|make) [a|the] [new] (subtask|sub-task|step)s? {lines} (to|under|for) {parent}",
                    "add {lines} (under|below) {parent}");

    private static final Wording DATED =
            Wording.of(
                    "(?:add|create|make|set|new|put|enter)(?: me)?(?: "
                            + A
                            + ")?(?: new)? "
                            + NOUN
                            + " (?:for|on|due|due on|at|by) {when}(?::| to| called| named| -|,) {lines}",
                    "remind me {when} to {lines}",
                    "remind me {when} (that|about) {lines}",
                    "{when},? remind me (to|about|of|that) {lines}",
                    "(i|we) (need|have) to {lines} (?=by|before|until){when}");

    private static final Wording INTO =
            Wording.of(
                    "(add|put) (to|on|onto|in|into) [my|the|our] {list}(?: list)?: {lines}",
                    "(?:add|create|make|put|new)(?: "
                            + A
                            + ")?(?: new)? "
                            + NOUN
                            + " (?:in|to|on|into|for|under) (?:my |the |our )?{list}(?: list)?(?: called| named| titled| saying|:) {lines}",
                    "(?:add|create|make|new) (?:an? )?(?:new )?{list} "
                            + NOUN
                            + "(?: called| named| titled| saying| to|:) {lines}");

    private static final Wording URGENT =
            Wording.of(
                    "(?:add|create|make|set|new|put)(?: me)? (?:an? |the )?(?:new )?(?<level>high|medium|low|urgent|important|top|high-priority|low-priority|daily|weekly|monthly|yearly)(?:[ -]prio(?:rity)?)? "
                            + NOUN
                            + "(?: called| named| titled| saying| to|:|: to)? {lines}");

    private static final Wording REMIND =
            Wording.of(
                    "(remind|alert|notify|ping) me (to|about|of|that i need to|that i have to|that i must|that) {lines}",
                    "(?:set|add|create|make|give me|put)(?: me)?(?: a| another)?(?: new)? reminders? (?:to|for|about|of|that|:)?:? ?{lines}");

    private static final Wording ADD =
            Wording.of(
                    "(?:add|create|make|set up|insert|enter|put in|put down|put|record|new|give me|start)(?: me)?(?: "
                            + A
                            + ")?(?: more)?(?: new)?(?: following)? "
                            + NOUN
                            + "(?: (?:called|named|titled|to|saying|that says|about|for))?(?: (?:me|my list))?:? ?(?: ?- )?{lines}",
                    "(?:add|insert|enter|jot down|write down|note down|take down|put down|note to self|note|new|append|create|todo|task|to-do|reminder)(?: that| the following| these| all of these)?(?: tasks| items| things)?:?[ \\n]+{lines}",
                    "(put|stick|throw|chuck|drop|write) {lines} (on|onto|in|into|to) (my|the|our) (to-?do |task )?(list|todos|tasks)",
                    "(?:(?:i|we) )?(?:really |also |still |just |absolutely )?(?:need|have|ought|got|will need|am supposed|'ve got|have got|want)(?: also| really| still)? to {lines}",
                    "(i've|we've|i have|we have) got to {lines}",
                    "[i|we] (gotta|must|should|had better|'d better) [really|also|probably|still|definitely] {lines}",
                    "(don't|do not) (let me forget|forget) [to|about|that i have to|that i need to] {lines}",
                    "(remember|make sure i|make sure to|make sure that i|i must not forget|i mustn't forget|help me remember) [to] {lines}",
                    "(i'll|we'll|i will|we will) (have|need) to {lines}",
                    "i'm (going|supposed|planning) to {lines}");

    private static final Pattern TARGET =
            Pattern.compile(
                    "(?i)^(?<lines>.+)(?:,| to| on| onto| in| into| under| for| from) (?:(?:the|my|our) )?(?:list (?:called |named )?)?(?<list>\"[^\"]+\"|[^ ]+(?: [^ ]+){0,3}?)(?<word>(?:'s)?(?: to-?do| task)?[- ]?lists?)?$");

    /** "Two things: …" */
    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(?i)\\b(?:two|three|four|five|several|some|these|following)(?: new)? (?:tasks|to-?dos|things|items|reminders)\\b");

    private static final Pattern PLAIN_LIST =
            Pattern.compile(
                    "(?i) ?\\b(?:to|on|onto|in|into) (?:my |the )?(?:to-?do |task )?(?:list|tasks|todos)$");

    private Adding() {}

    static @Nullable Plan subtask(Sentence sentence, Dialogue dialogue) {
        var parts = SUBTASK.match(sentence);
        if (parts == null) {
            return null;
        }
        return () -> {
            var parent =
                    new TaskFinder(dialogue)
                            .find(parts.get("parent"), TaskFinder.Scope.OPEN)
                            .getFirst();
            var arguments = Dialogue.arguments();
            var tasks = arguments.putArray("tasks");
            for (var item : Items.split(parts.get("lines"), dialogue, true)) {
                tasks.add(fields(parsed(item, dialogue)).put("parent", parent.id()));
            }
            return () ->
                    new Report(dialogue)
                            .say(
                                    dialogue.call("add_tasks", arguments),
                                    "Added %s to " + parent.quoted() + ".",
                                    "Added %d subtasks to "
                                            + parent.quoted().replace("%", "%%")
                                            + ":");
        };
    }

    private static final Wording BARE =
            Wording.of(
                    "(?:add|create|make|new|set)(?: me)?(?: an?| another| the)?(?: new)?(?: "
                            + NOUN
                            + ")?(?: (?:to|on) my list)?");

    static @Nullable Plan add(Sentence sentence, Dialogue dialogue) {
        if (BARE.match(sentence) != null) {
            return () -> () -> dialogue.say(UserRequest.WHAT);
        }
        var dated = DATED.match(sentence);
        if (dated != null) {
            var when = DueTarget.everyday(dated.get("when"));
            var target = on(when, dialogue);
            if (!target.isEmpty()) {
                var isReminder = sentence.plain().matches("(?i).*\\bremind.*");
                return plan(dated.get("lines"), "", target, isReminder, dialogue);
            }
        }
        var urgent = URGENT.match(sentence);
        if (urgent != null) {
            var level = urgent.get("level").toLowerCase(Locale.ROOT);
            return plan(urgent.get("lines"), "", mark(level), false, dialogue);
        }
        var into = INTO.match(sentence);
        if (into != null) {
            return into(into, sentence, dialogue);
        }
        return addPlain(sentence, dialogue);
    }

    private static String mark(String level) {
        return switch (level) {
            case "daily" -> " every day";
            case "weekly" -> " every week";
            case "monthly" -> " every month";
            case "yearly" -> " every year";
            case "medium" -> " !medium";
            default -> level.startsWith("low") ? " !low" : " !high";
        };
    }

    private static final Pattern PRIORITY =
            Pattern.compile(
                    "(?i),? (?:(?:with|as|at|which is|it's|and make it)(?: an?)? )?(high|medium|low|top)[- ]prio(?:rity)?(?=$|,| (?:due|by|on|for|tomorrow|today|to|in|tagged)\\b)");
    private static final Pattern URGENTLY =
            Pattern.compile("(?i),? (?:as|and make it|it's) (?:urgent|important)$");
    private static final Pattern TAGGED =
            Pattern.compile(
                    "(?i),? (?:tagged|tag it|labelled|with (?:the )?(?:tag|label))(?: with| as)? #?([\\p{L}\\p{N}_-]+)$");
    private static final Pattern FOR =
            Pattern.compile(
                    "(?i)(?:,? (?:to|on|in) (?:my |the )?(?:to-?do )?list)? for (?<when>[^,]+)$");

    /** Everyday words for what the grammar of lines writes as marks; "for Friday" means its day. */
    private static String marked(String lines, Dialogue dialogue) {
        var text =
                PRIORITY.matcher(DueTarget.dayParts(lines))
                        .replaceFirst(" !$1")
                        .replace("!top", "!high");
        text = URGENTLY.matcher(text).replaceFirst(" !high");
        text = TAGGED.matcher(text).replaceFirst(" #$1");
        var day = FOR.matcher(text);
        var when = day.find() ? on(DueTarget.everyday(day.group("when")), dialogue) : "";
        return when.isEmpty() ? text : text.substring(0, day.start()) + when;
    }

    /** The list is named first: "add to my list: …", "create a task in Work called …". */
    private static Plan into(Wording.Parts parts, Sentence sentence, Dialogue dialogue) {
        var named = unquoted(parts.get("list"));
        var isPlain = named.matches("(?i)(?:(?:to-?do|task) )?(?:list|todos|tasks)");
        return () -> {
            var list = isPlain ? "" : dialogue.list(named);
            var plain = list == null ? addPlain(sentence, dialogue) : null;
            return plain == null
                    ? plan(parts.get("lines"), list == null ? named : list, "", false, dialogue)
                            .prepare()
                    : plain.prepare();
        };
    }

    private static @Nullable Plan addPlain(Sentence sentence, Dialogue dialogue) {
        var reminder = REMIND.match(sentence);
        var parts = reminder == null ? ADD.match(sentence) : reminder;
        if (parts == null || parts.get("lines").length() < 2) {
            return null;
        }
        var lines = parts.get("lines");
        return plan(lines, "", "", reminder != null, dialogue);
    }

    /** A line of quick add that is no sentence. */
    static Plan line(String text, Dialogue dialogue) {
        return () -> adding(List.of(text), dialogue);
    }

    private static String on(String when, Dialogue dialogue) {
        for (var attempt : List.of(" %s", " on %s", " at %s")) {
            var words = attempt.formatted(when);
            if (ParsedLine.parse("x" + words, dialogue.zone(), dialogue.now())
                    .title()
                    .equals("x")) {
                return words;
            }
        }
        return "";
    }

    private static Plan plan(
            String text, String into, String marks, boolean isReminder, Dialogue dialogue) {
        var isAnnounced = SEVERAL.matcher(dialogue.request().text()).find();
        return () -> {
            var lines = PLAIN_LIST.matcher(marked(text, dialogue)).replaceFirst("");
            var list = into;
            var end = dueStart(lines, dialogue);
            var target = TARGET.matcher(lines.substring(0, end));
            var name = target.matches() ? unquoted(target.group("list")) : "";
            var isList = target.matches() && target.group("word") != null;
            if (into.isEmpty() && !name.isEmpty() && (isList || dialogue.list(name) != null)) {
                list = dialogue.listOrOffer(name);
                lines = target.group("lines") + lines.substring(end);
            }
            var items = new ArrayList<String>();
            for (var item : Items.split(lines, dialogue, !list.isEmpty() || isAnnounced)) {
                items.add(item + marks + marker(list));
            }
            return isReminder ? reminding(items, dialogue) : adding(items, dialogue);
        };
    }

    /**
     * @return where the last words begin that are a date; the length if there are none
     */
    private static int dueStart(String lines, Dialogue dialogue) {
        var start = lines.length();
        for (var words : parsed(lines, dialogue).understood().reversed()) {
            if (words.end() < start && !lines.substring(words.end(), start).isBlank()) {
                break;
            }
            start = words.start();
        }
        return lines.substring(0, start).stripTrailing().length();
    }

    private static String marker(String list) {
        return list.isEmpty() ? "" : " list:\"" + list.replace("\"", "") + "\"";
    }

    private static String unquoted(String text) {
        return text.replaceAll("^[\"']+|[\"']+$", "");
    }

    /**
     * @param lines in the grammar of quick add
     */
    static Plan.Action adding(List<String> lines, Dialogue dialogue) throws IOException {
        var arguments = Dialogue.arguments();
        var tasks = arguments.putArray("tasks");
        for (var line : lines) {
            tasks.add(entry(line, dialogue));
        }
        return () -> added(dialogue.call("add_tasks", arguments), dialogue);
    }

    /** A title that is in quotation marks as a whole gets none. */
    private static ObjectNode entry(String text, Dialogue dialogue) throws IOException {
        var line = parsed(text, dialogue);
        var quoted = QUOTED.matcher(line.title());
        var list = line.list();
        if (!quoted.matches()
                || line.origin() != Origin.DUE
                || line.reminder() != null
                || (list != null && dialogue.list(list) == null)) {
            return Dialogue.arguments().put("line", text);
        }
        var fields = fields(line).put("title", quoted.group(1));
        return list == null ? fields : fields.put("list", list);
    }

    private static final Pattern QUOTED = Pattern.compile("[\"“„«]([^\"“”„«»]+)[\"”“»]");

    /** A reminder is for the time that is named, not for some time before. */
    private static Plan.Action reminding(List<String> lines, Dialogue dialogue) {
        var arguments = Dialogue.arguments();
        var tasks = arguments.putArray("tasks");
        for (var text : lines) {
            var line = parsed(text, dialogue);
            if (line.time() == null || line.list() != null || line.origin() != Origin.DUE) {
                tasks.addObject().put("line", text);
            } else {
                var lead = line.reminder();
                tasks.add(
                        fields(line)
                                .put("reminder_lead_time", lead == null ? "0" : lead.toString()));
            }
        }
        return () -> added(dialogue.call("add_tasks", arguments), dialogue);
    }

    private static ParsedLine parsed(String line, Dialogue dialogue) {
        return ParsedLine.parse(line, dialogue.zone(), dialogue.now());
    }

    private static ObjectNode fields(ParsedLine line) {
        var fields = Dialogue.arguments().put("title", line.title());
        var date = line.date();
        var time = line.time();
        if (date != null) {
            fields.put("due_date", time == null ? date.toString() : date.atTime(time).toString());
        }
        if (line.priority() != null) {
            fields.put("priority", line.priority().wire());
        }
        if (line.rule() != null) {
            fields.put("recurrence_rule", line.rule().text());
        }
        if (!line.tags().isEmpty()) {
            line.tags().forEach(fields.putArray("tags")::add);
        }
        return fields;
    }

    private static void added(ObjectNode output, Dialogue dialogue) throws IOException {
        var tasks = Memory.tasks(output);
        var facts = tasks.size() == 1 ? facts(tasks.getFirst()) : "";
        new Report(dialogue).say(output, "Added %s" + facts + ".", "Added %d tasks:");
    }

    private static String facts(TaskItem task) {
        var due = task.due().isEmpty() ? "" : ", due " + task.dueWords();
        return due + (task.list().isEmpty() ? "" : ", in " + EscapedText.quoted(task.list()));
    }

    /**
     * @return whether the grammar of quick add finds anything in the text but a title
     */
    static boolean isLine(String text, Dialogue dialogue) {
        return parsed(text, dialogue).understood().stream()
                .anyMatch(words -> words.kind() != MatchKind.LITERAL);
    }
}
