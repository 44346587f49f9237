package todo.api.chat.builtin;

import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.api.chat.EscapedText;
import todo.api.english.CalendarNames;

/**
 * What tasks have in common: "my high priority work tasks for this week". The words are consumed
 * one condition after another; what is left is a list, or text to search. Used by one thread.
 */
final class Criteria {

    /** Words that say nothing about which tasks. */
    private static final Set<String> FILLERS =
            words(
                    """
                    show me my all the a an any of to do todo todos dos tasks task things thing items item list lists lst what whats which \
                    is are was were there s does did i have has had got get we us need needs for in on at with that this these those them anything \
                    everything something every each stuff give see view find search look looking tell open pending unfinished incomplete \
                    outstanding currently right now still left remaining plate agenda schedule please who how many much number count total and \
                    ones one it its be will should must can could coming up happening upcoming soon planned scheduled going set only just about \
                    containing contain contains mentioning mention matching named called word words title display check list's from by under \
                    tagged tag tags label labelled labeled priority im not done but yet else whatever or other than display pull bring up as ve \
                    am supposed so far today's new more during within over since until within me please am we're \
                    existing exist actually really currently altogether overall having due date dates deadline deadlines\
                    """);

    private static final String NUMBER =
            "(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|few|couple(?: of)?)";
    private static final String WEEKDAY =
            "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri|sat|sun";
    private static final String MONTH =
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
    private static final String DATE =
            "(?:(?:this |next |coming )?(?:%s)|\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:%s)|(?:%s) \\d{1,2}(?:st|nd|rd|th)?|the \\d{1,2}(?:st|nd|rd|th)|\\d{4}-\\d\\d-\\d\\d|the day after tomorrow|(?:the )?end of (?:the |this )?(?:week|month|year)|in (?:\\d+|two|three) (?:days|weeks))"
                    .formatted(WEEKDAY, MONTH, MONTH);
    private static final String PERIOD =
            "(?:(this|next|last) (week|month|year)|(today|tonight|tomorrow|yesterday)(?:'s)?(?: (?:morning|afternoon|evening))?|this (?:morning|afternoon|evening)|(?:the )?week)";

    private final Dialogue dialogue;
    private final boolean isDone;
    private final boolean isCreated;
    private final List<String> terms = new ArrayList<>();
    private final List<String> adjectives = new ArrayList<>();
    private final List<String> phrases = new ArrayList<>();
    private final boolean mentionsTasks;
    private final boolean isText;
    private String rest;

    private Criteria(String text, Dialogue dialogue) {
        this.dialogue = dialogue;
        var small = Sentence.plain(text).toLowerCase(Locale.ROOT);
        this.isDone = DONE.matcher(NOT_DONE.matcher(small).replaceAll(" ")).find();
        this.isCreated = CREATED.matcher(small).find();
        this.isText = TEXT.matcher(small).find();
        this.mentionsTasks = NOUNS.matcher(small).find();
        this.rest = text.strip();
    }

    private static final Pattern NOT_DONE =
            Pattern.compile(
                    "\\b(?:not|n't|never|un|to be)(?: yet)? ?(?:been )?(?:done|finished|completed|complete)\\b|\\bhaven'?t|\\bdidn'?t|\\bto be done|\\b(?:to get|needs?) done");

    private static final Pattern DONE =
            Pattern.compile(
                    "\\b(?:completed|finished|done|closed|ticked off|checked off|accomplish(?:ed)?|achieved?|got done)\\b|\\b(?:did|have|'ve) (?:i|we) (?:\\w+ )?(?:finish|complete|do|close|get|tick|check|got|manage)\\w*\\b(?! (?:to do|left|due|on|in|for)\\b)");

    private static final Pattern TEXT =
            Pattern.compile(
                    "\\b(?:containing|contains?|matching|mention\\w*|named|called|words?|title)\\b");

    private static final Pattern NOUNS =
            Pattern.compile(
                    "\\b(?:tasks?|to-?dos?|lists?|items?|chores|errands|reminders?|anything|everything)\\b");

    private static final Pattern CREATED =
            Pattern.compile("\\b(?:added|created|wrote down|add|create)\\b");

    static Criteria read(String text, Dialogue dialogue) throws IOException {
        var criteria = new Criteria(text, dialogue);
        criteria.readStatus();
        criteria.readFields();
        criteria.readDates();
        criteria.readList();
        criteria.dropFillers();
        return criteria;
    }

    private static Set<String> words(String text) {
        return Stream.of(text.split("\\s+", -1)).collect(Collectors.toSet());
    }

    /** Consumes the first place where the pattern matches. */
    private boolean take(String regex, Function<MatchResult, @Nullable String> term) {
        var matcher =
                Pattern.compile(
                                "(?<![\\p{L}\\p{N}])(?:" + regex + ")(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(Sentence.plain(rest));
        if (!matcher.find()) {
            return false;
        }
        var found = term.apply(matcher);
        if (found == null) {
            return false;
        }
        if (!found.isEmpty()) {
            terms.add(found);
        }
        rest = rest.substring(0, matcher.start()) + " | " + rest.substring(matcher.end());
        return true;
    }

    private void takeAs(String regex, String term, String adjective) {
        if (take(regex, _ -> term)) {
            adjectives.add(adjective);
        }
    }

    private void takePhrase(String regex, String term, String phrase) {
        if (take(regex, _ -> term)) {
            phrases.add(phrase);
        }
    }

    private void readStatus() {
        if (isDone) {
            terms.add("is:done");
            adjectives.add("completed");
            take(
                    "completed|finished|complete|finish|done|closed?|ticked off|checked off|accomplish(?:ed)?|achieved?|got done",
                    _ -> "");
        }
        takeAs(
                "(?:over ?due|past due|past (?:their|its|the) (?:due date|deadline)|late|missed|miss|forgot|forgotten|behind(?: on| with)?)",
                "is:overdue",
                "overdue");
        takeAs(
                "in[- ]progress|started|working on|ongoing|under way|underway",
                "is:in-progress",
                "started");
        takeAs(
                "recurring|repeating|repeated|recurrent|repeats?|recurs?",
                "is:recurring",
                "recurring");
    }

    private void readFields() {
        takeAs(
                "(?:high|highest|top|higher)(?:[- ]prio(?:rity)?)?(?= |$)|priority (?:is )?high|urgent|(?:most |very )?important|!high",
                "!high",
                "high-priority");
        takeAs("(?:medium|normal)[- ]prio(?:rity)?|!medium", "!medium", "medium-priority");
        takeAs(
                "(?:low|lowest)[- ]prio(?:rity)?|priority low|unimportant|!low",
                "!low",
                "low-priority");
        while (take(
                "(?:(?:tagged|tag|tags|labelled|labeled|label)(?: with| as)?:? )?#([\\p{L}\\p{N}_/-]+)|(?:tagged|labelled|labeled|with (?:the )?(?:tag|label))(?: with| as)? \"?([\\p{L}\\p{N}_/-]+)\"?",
                found -> tag(found.group(1) == null ? found.group(2) : found.group(1)))) {}
        takePhrase(
                "(?:without|with no|have no|has no|no|lacking|missing|don'?t have)(?: a| any)? (?:due )?(?:date|deadline|due)s?|undated|unscheduled|not scheduled",
                "no:due",
                "without a due date");
        takePhrase(
                "(?:without|with no|have no|no|not in)(?: a| any)? list|(?:in (?:the |my )?)?inbox",
                "no:list",
                "without a list");
        takePhrase("(?:without|with no|no)(?: a| any)? tags?|untagged", "no:tags", "without tags");
        takePhrase("with (?:a )?reminders?", "has:reminder", "with a reminder");
        while (take("\"([^\"]+)\"", found -> text(found.group(1)))) {}
    }

    private String tag(String name) {
        phrases.add("tagged " + EscapedText.escaped("#" + name));
        return "#" + name;
    }

    private String text(String words) {
        phrases.add("about " + EscapedText.quoted(words));
        return "\"" + words.replaceAll("[\"\\\\]", " ") + "\"";
    }

    private String field() {
        return isDone ? "completed" : isCreated ? "created" : "due";
    }

    private void readDates() {
        if (isCreated) {
            take("(?:i )?(?:added|created|wrote down|add|create)", _ -> "");
        }
        var range = isDone || isCreated ? "last|past|previous" : "next|coming|following";
        var _ =
                take(
                                "(?:(?:in|over|within|during|for) )?(?:the )?(?:"
                                        + range
                                        + ") "
                                        + NUMBER
                                        + " (day|week|month)s?",
                                this::span)
                        || take(
                                "(?:on |at |for |over )?(?:the |this |next )?weekend(?:'s)?",
                                this::weekend)
                        || take(
                                "(?:(by|before|until|till|after|since|from|through) )?(?:the end of )?(?:on |for |in |during |of )?"
                                        + PERIOD,
                                this::period)
                        || take("(?:in|during|for) (" + MONTH + ")", this::month)
                        || take(
                                "(?:(by|before|until|till|after|since|from) |(?:on|for|of|this|last) )?("
                                        + DATE
                                        + ")(?:'s)?",
                                this::date)
                        || take(
                                "(?:(?:in|over|within|during|for) )?(?:the )?(?:coming|following|upcoming) (week|days)|upcoming|coming up|soon",
                                _ -> ahead(7));
    }

    private String span(MatchResult found) {
        var word = found.group(1);
        var number =
                word.equals("few")
                        ? 3
                        : word.startsWith("couple") ? 2 : NumberedChoice.number(word);
        var letter = found.group(2).charAt(0);
        if (!isDone && !isCreated) {
            phrases.add("due in the next " + number + " " + found.group(2) + "s");
            return "due>=today due<=" + number + letter;
        }
        phrases.add("in the last " + number + " " + found.group(2) + "s");
        return field() + ">=-" + number + letter;
    }

    private String ahead(int days) {
        phrases.add("due in the next " + days + " days");
        return "due>=today due<=" + days + "d";
    }

    private String weekend(MatchResult found) {
        var monday = dialogue.present().toLocalDate();
        while (monday.getDayOfWeek().getValue() != 6) {
            monday = monday.plusDays(1);
        }
        var saturday = found.group().contains("next") ? monday.plusWeeks(1) : monday;
        phrases.add((isDone ? "at" : "due at") + " the weekend");
        return "%s>=%s %s<=%s".formatted(field(), saturday, field(), saturday.plusDays(1));
    }

    private String period(MatchResult found) {
        var comparison = found.group(1);
        var value =
                found.group(2) != null
                        ? found.group(2) + " " + found.group(3)
                        : found.group(4) != null
                                ? found.group(4)
                                : found.group().contains("week") ? "this week" : "today";
        var day = value.toLowerCase(Locale.ROOT).replace("tonight", "today");
        if (comparison == null && field().equals("due") && day.equals("today")) {
            phrases.add("due today or overdue");
            return "due<=today";
        }
        return compared(comparison, day.replace(' ', '-'), day);
    }

    private @Nullable String month(MatchResult found) {
        var month = CalendarNames.month(found.group(1).toLowerCase(Locale.ROOT));
        if (month == null) {
            return null;
        }
        var today = dialogue.present().toLocalDate();
        var isBack = isDone || isCreated;
        var next = YearMonth.of(today.getYear(), month);
        if (!isBack && next.isBefore(YearMonth.from(today))) {
            next = next.plusYears(1);
        } else if (isBack && next.isAfter(YearMonth.from(today))) {
            next = next.minusYears(1);
        }
        return compared(
                null, next.toString(), "in " + capital(month.name().toLowerCase(Locale.ROOT)));
    }

    private @Nullable String date(MatchResult found) {
        var words = found.group(2).toLowerCase(Locale.ROOT);
        var weekday = words.replaceFirst("^(?:this |coming |last )", "");
        if (!field().equals("due") && weekday.matches(WEEKDAY)) {
            var full = CalendarNames.day(weekday);
            var name = full == null ? weekday : full.name().toLowerCase(Locale.ROOT);
            return compared(found.group(1), name, capital(name));
        }
        var target = DueTarget.read(words, dialogue.now(), dialogue.zone());
        var day = target == null ? null : target.day();
        if (day == null) {
            return null;
        }
        return compared(
                found.group(1),
                day.toString(),
                DueWords.day(day, dialogue.present().toLocalDate()));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private String compared(@Nullable String word, String value, String said) {
        var verb = field().equals("due") ? "due " : field().equals("created") ? "added " : "";
        var before = word == null ? "" : word.toLowerCase(Locale.ROOT);
        var preposition = said.matches("[A-Z0-9].*") ? "on " : "";
        phrases.add(verb + (before.isEmpty() ? preposition : before + " ") + said);
        return field()
                + switch (before) {
                    case "by", "until", "till", "through" -> "<=";
                    case "before" -> "<";
                    case "after" -> ">";
                    case "since", "from" -> ">=";
                    default -> ":";
                }
                + value;
    }

    /** A list by its name, whatever else is said about it. */
    private void readList() throws IOException {
        var words = restWords();
        if (words.isEmpty()) {
            return;
        }
        for (var list : dialogue.lists()) {
            var name =
                    Words.all(list).stream()
                            .map(Pattern::quote)
                            .collect(Collectors.joining("\\W+"));
            var isWhole = Words.all(list).equals(Words.all(String.join(" ", words)));
            if (!name.isEmpty()
                    && take(
                            isWhole
                                    ? name
                                    : "(?:in|on|from|of|under|for)(?: the| my)?(?: list)? \"?"
                                            + name
                                            + "\"?(?: list)?|"
                                            + name
                                            + " (?:list|tasks?|todos|items|things|stuff)",
                            _ -> "list:\"" + list.replaceAll("([\"\\\\])", "\\\\$1") + "\"")) {
                phrases.addFirst("in " + EscapedText.quoted(list));
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

    private void dropFillers() {
        rest = String.join(" ", restWords());
    }

    /**
     * @return whether all words have been understood, and some of them say something
     */
    boolean isKnown() {
        return rest.isEmpty();
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    boolean isDone() {
        return isDone;
    }

    /**
     * @return whether the words are about tasks at all
     */
    boolean mentionsTasks() {
        return mentionsTasks;
    }

    String rest() {
        return rest;
    }

    /** Takes the words that are left as text to search, or as a tag. */
    Criteria searching() {
        if (!rest.isEmpty()) {
            var text = rest;
            var quoted =
                    Stream.of(rest.split(" ", -1))
                            .limit(10)
                            .map(word ->
                                    word.replaceAll("[\"\\\\]", "")
                                            .replaceFirst("(?<=\\p{L}{3})s$", ""))
                            .map(word -> "\"" + word + "\"*")
                            .collect(Collectors.joining(" "));
            terms.add(
                    !isText && text.matches("[\\p{L}\\p{N}_/-]+")
                            ? "("
                                    + quoted
                                    + " or #\""
                                    + text
                                    + "\" or #\""
                                    + text.replaceFirst("s$", "")
                                    + "\")"
                            : quoted);
            phrases.add("about " + EscapedText.quoted(text));
            rest = "";
        }
        return this;
    }

    /**
     * @param status the condition if none is given; empty for tasks of any status
     */
    String query(String status) {
        var all = new ArrayList<String>();
        if (!isDone && !status.isEmpty()) {
            all.add(status);
        }
        all.addAll(terms);
        return String.join(" ", all);
    }

    /**
     * @return such as "overdue tasks in “Work”"
     */
    String description(int count) {
        var parts = new ArrayList<>(adjectives);
        parts.add(count == 1 ? "task" : "tasks");
        parts.addAll(phrases);
        return String.join(" ", parts);
    }
}
