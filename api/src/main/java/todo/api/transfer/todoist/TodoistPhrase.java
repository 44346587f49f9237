package todo.api.transfer.todoist;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import todo.api.english.CalendarNames;

/**
 * Translates the date phrases of Todoist into those of quick add, for example {@code tom}, {@code
 * 27th}, {@code +5 days}, {@code 27/1/2027} and {@code after 10 days}.
 *
 * @see <a href="https://support.todoist.com/hc/en-us/articles/205325931-Dates-and-Times">Todoist on
 *     dates</a>
 */
final class TodoistPhrase {

    private static final String DAY = "([0-9]{1,2})";
    private static final String ORDINAL = DAY + "(?:st|nd|rd|th)?";
    private static final String MONTH = "(0?[1-9]|1[0-2])";
    private static final String YEAR = "([0-9]{4})";

    /** A number above 12, which must be the day. A date such as 1/2 is ambiguous. */
    private static final String ABOVE_12 = "(1[3-9]|2[0-9]|3[01])";

    private static final List<Translation> TRANSLATIONS =
            List.of(
                    new Translation("tod\\b", "today"),
                    new Translation("tom\\b", "tomorrow"),
                    new Translation("(mon|wed|sat|sun)$", "on $1"),
                    new Translation("(?:this )?weekend\\b", "this saturday"),
                    new Translation("next weekend\\b", "next saturday"),
                    new Translation("mid ", "15 "),
                    new Translation(DAY + "\\." + DAY + "\\." + YEAR, "$3-$2-$1"),
                    new Translation(YEAR + "/" + MONTH + "/" + DAY, "$1-$2-$3"),
                    new Translation(ABOVE_12 + "/" + MONTH + "/" + YEAR, "$3-$2-$1"),
                    new Translation(MONTH + "/" + ABOVE_12 + "/" + YEAR, "$3-$1-$2"),
                    new Translation(MONTH + "/\\1/" + YEAR, "$2-$1-$1"),
                    new Translation(ABOVE_12 + "/" + MONTH + "$", "$1.$2."),
                    new Translation(MONTH + "/" + ABOVE_12 + "$", "$2.$1."),
                    new Translation(YEAR + "-([0-9]-.*)", "$1-0$2"),
                    new Translation(YEAR + "-([0-9]{2})-([0-9])\\b", "$1-$2-0$3"),
                    new Translation("(?=[0-9]{1,2}(st|nd|rd|th)\\b)", "on the "),
                    new Translation("\\+?(?=[0-9]+ (?:min|hour|day|week|month|year))", "in "),
                    new Translation("after (?=[0-9]+ )", "every! "),
                    new Translation("each ", "every "),
                    new Translation("(every|ev)!(?! )", "$1! "));

    private static final Pattern NAMED =
            beginning("(?:" + ORDINAL + " ([a-z]+)|([a-z]+) " + ORDINAL + "),? " + YEAR + "\\b");

    private TodoistPhrase() {}

    /**
     * @param todoist the beginning of a phrase of Todoist
     * @param quickAdd its replacement
     */
    private record Translation(Pattern todoist, String quickAdd) {

        Translation(String todoist, String quickAdd) {
            this(beginning(todoist), quickAdd);
        }
    }

    private static Pattern beginning(String todoist) {
        return Pattern.compile("^" + todoist, Pattern.CASE_INSENSITIVE);
    }

    static String toQuickAdd(String phrase) {
        var words = NAMED.matcher(phrase.strip()).replaceFirst(TodoistPhrase::isoDate);
        for (var translation : TRANSLATIONS) {
            words = translation.todoist.matcher(words).replaceFirst(translation.quickAdd);
        }
        return words;
    }

    /** Quick add ignores a past date with the name of a month, but reads it as an ISO date. */
    private static String isoDate(MatchResult date) {
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
