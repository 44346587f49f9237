package todo.api.transfer.todoist;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import todo.api.english.CalendarNames;

/**
 * Puts into the words of quick add what Todoist words otherwise, and what would be no date within a
 * title: {@code tom}, {@code 27th}, {@code +5 days}, {@code 27/1/2027}, {@code after 10 days}.
 *
 * @see <a href="https://support.todoist.com/hc/en-us/articles/205325931-Dates-and-Times">Todoist on
 *     dates</a>
 */
final class TodoistPhrase {

    private static final String DAY = "([0-9]{1,2})";
    private static final String ORDINAL = DAY + "(?:st|nd|rd|th)?";
    private static final String MONTH = "(0?[1-9]|1[0-2])";
    private static final String YEAR = "([0-9]{4})";

    /** Days that no month has the number of: of 1/2 nobody can tell which is which. */
    private static final String NO_MONTH = "(1[3-9]|2[0-9]|3[01])";

    private static final List<Wording> WORDINGS =
            List.of(
                    new Wording("tod\\b", "today"),
                    new Wording("tom\\b", "tomorrow"),
                    new Wording("(mon|wed|sat|sun)$", "on $1"),
                    new Wording("(?:this )?weekend\\b", "this saturday"),
                    new Wording("next weekend\\b", "next saturday"),
                    new Wording("mid ", "15 "),
                    new Wording(DAY + "\\." + DAY + "\\." + YEAR, "$3-$2-$1"),
                    new Wording(YEAR + "/" + MONTH + "/" + DAY, "$1-$2-$3"),
                    new Wording(NO_MONTH + "/" + MONTH + "/" + YEAR, "$3-$2-$1"),
                    new Wording(MONTH + "/" + NO_MONTH + "/" + YEAR, "$3-$1-$2"),
                    new Wording(MONTH + "/\\1/" + YEAR, "$2-$1-$1"),
                    new Wording(NO_MONTH + "/" + MONTH + "$", "$1.$2."),
                    new Wording(MONTH + "/" + NO_MONTH + "$", "$2.$1."),
                    new Wording(YEAR + "-([0-9]-.*)", "$1-0$2"),
                    new Wording(YEAR + "-([0-9]{2})-([0-9])\\b", "$1-$2-0$3"),
                    new Wording("(?=[0-9]{1,2}(st|nd|rd|th)\\b)", "on the "),
                    new Wording("\\+?(?=[0-9]+ (?:min|hour|day|week|month|year))", "in "),
                    new Wording("after (?=[0-9]+ )", "every! "),
                    new Wording("each ", "every "),
                    new Wording("(every|ev)!(?! )", "$1! "));

    private static final Pattern NAMED =
            beginning("(?:" + ORDINAL + " ([a-z]+)|([a-z]+) " + ORDINAL + "),? " + YEAR + "\\b");

    private TodoistPhrase() {}

    /**
     * @param theirs how a phrase may begin
     * @param ours what it begins with instead
     */
    private record Wording(Pattern theirs, String ours) {

        Wording(String theirs, String ours) {
            this(beginning(theirs), ours);
        }
    }

    private static Pattern beginning(String theirs) {
        return Pattern.compile("^" + theirs, Pattern.CASE_INSENSITIVE);
    }

    static String inOurWords(String phrase) {
        var words = NAMED.matcher(phrase.strip()).replaceFirst(TodoistPhrase::numbered);
        for (var wording : WORDINGS) {
            words = wording.theirs.matcher(words).replaceFirst(wording.ours);
        }
        return words;
    }

    /** Quick add leaves a date alone that has gone by; in numbers it is read nevertheless. */
    private static String numbered(MatchResult date) {
        var dayFirst = date.group(1) != null;
        var month = CalendarNames.month(date.group(dayFirst ? 2 : 3).toLowerCase(Locale.ROOT));
        return month == null
                ? Matcher.quoteReplacement(date.group())
                : "%s-%02d-%02d"
                        .formatted(
                                date.group(5),
                                month.getValue(),
                                Integer.parseInt(date.group(dayFirst ? 1 : 4)));
    }
}
