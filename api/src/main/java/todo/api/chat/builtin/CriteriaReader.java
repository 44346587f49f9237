package todo.api.chat.builtin;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import todo.api.chat.EscapedText;

/**
 * Reads criteria: the words are consumed one condition after another; what is left is a list, or
 * text to search. Used by one thread.
 */
final class CriteriaReader {

    private static final String FRAME = "(?<![\\p{L}\\p{N}])(?:%s)(?![\\p{L}\\p{N}])";

    private static final Set<String> FILLERS = Phrases.words("criteria fillers");
    private static final Pattern NOT_DONE = Phrases.pattern("not completed");
    private static final Pattern DONE = Phrases.pattern("completed");
    private static final Pattern CREATED = framed("created");
    private static final Pattern DONE_WORDS = framed("completing words");
    private static final Pattern TEXT = Phrases.pattern("text");
    private static final Pattern TASKS = Phrases.pattern("tasks");
    private static final Pattern TAGGED = framed("tagged");
    private static final Pattern QUOTED = Pattern.compile("\"(?<text>[^\"]+)\"");
    private static final Map<Pattern, List<String>> CONDITIONS = Phrases.table("conditions", FRAME);

    private final Dialogue dialogue;
    private final Criteria criteria;
    private final boolean isDone;
    private final boolean isCreated;
    private String rest;

    CriteriaReader(String text, Dialogue dialogue) {
        var plain = Sentence.plain(text);
        this.dialogue = dialogue;
        this.rest = text.strip();
        this.isDone = DONE.matcher(NOT_DONE.matcher(plain).replaceAll(" ")).find();
        this.isCreated = CREATED.matcher(plain).find();
        this.criteria =
                new Criteria(isDone, TEXT.matcher(plain).find(), TASKS.matcher(plain).find());
    }

    /** Any pattern of a section that begins and ends where a word does. */
    static Pattern framed(String section) {
        return framed(section, "%s");
    }

    /**
     * @param inner a regular expression with {@code %s} for the patterns
     */
    static Pattern framed(String section, String inner) {
        return Phrases.pattern(section, FRAME.replace("%s", inner));
    }

    Criteria read() throws IOException {
        if (isDone) {
            criteria.add("is:done", "completed _");
            take(DONE_WORDS, _ -> true);
        }
        CONDITIONS.forEach((pattern, cells) -> take(pattern, _ -> add(cells.get(0), cells.get(1))));
        while (take(TAGGED, found -> tag(found.get("hash") + found.get("name")))) {}
        while (take(QUOTED, found -> text(found.get("text")))) {}
        if (isCreated) {
            take(CREATED, _ -> true);
        }
        new DateCriteria(this, dialogue, isDone ? "completed" : isCreated ? "created" : "due")
                .read();
        readList();
        criteria.setRest(restWords());
        return criteria;
    }

    /**
     * Consumes the first place where the pattern matches.
     *
     * @param use whether the words are what they seem to be
     */
    boolean take(Pattern pattern, Predicate<Wording.Parts> use) {
        var matcher = pattern.matcher(Sentence.plain(rest));
        if (!matcher.find() || !use.test(new Wording.Parts(new Sentence(rest, false), matcher))) {
            return false;
        }
        rest = rest.substring(0, matcher.start()) + " | " + rest.substring(matcher.end());
        return true;
    }

    boolean add(String term, String words) {
        criteria.add(term, words);
        return true;
    }

    private boolean tag(String name) {
        return add("#" + name, "_ tagged " + EscapedText.escaped("#" + name));
    }

    private boolean text(String words) {
        return add(
                "\"" + words.replaceAll("[\"\\\\]", " ") + "\"",
                "_ about " + EscapedText.quoted(words));
    }

    /** A list by its name, whatever else is said about it. */
    private void readList() throws IOException {
        var words = Words.stems(String.join(" ", restWords()));
        for (var list : words.isEmpty() ? List.<String>of() : dialogue.lists()) {
            var name =
                    Words.all(list).stream()
                            .map(word -> Pattern.quote(word.replaceFirst("s$", "")) + "s?")
                            .collect(Collectors.joining("\\W+"));
            var pattern =
                    words.equals(Words.stems(list))
                            ? name
                            : "(?:in|on|from|of|under|for)(?: the| my)?(?: list)? \"?%1$s\"?(?: list)?|%1$s (?:list|tasks?|todos|items|things|stuff)"
                                    .formatted(name);
            var term = "list:\"" + list.replaceAll("([\"\\\\])", "\\\\$1") + "\"";
            if (!name.isEmpty()
                    && take(
                            Pattern.compile("(?iu)" + FRAME.replace("%s", pattern)),
                            _ -> add(term, "_ in " + EscapedText.quoted(list)))) {
                return;
            }
        }
    }

    private List<String> restWords() {
        return Stream.of(rest.split("[\\s|?!.,;:()\"]+", -1))
                .filter(word -> !word.isEmpty() && !FILLERS.contains(filler(word)))
                .toList();
    }

    private static String filler(String word) {
        return Sentence.plain(word).toLowerCase(Locale.ROOT).replaceAll("'s$|'", "");
    }
}
