package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Picks from a numbered list: "the second one", "2", "the first two", "1 and 3", "all but the
 * last".
 */
final class NumberedChoice {

    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final List<String> ORDINALS =
            List.of(
                    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                    "ninth", "tenth");

    private static final Pattern ALL =
            Pattern.compile(
                    "both|all|everything|each|every one|(?:all|both|each|every one) of (?:them|these|those|it)|all (?:of )?(?:the |these |those )?(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+)?(?: of them| tasks| ones)?|them all|these all|the lot|(?:both|all) (?:the )?tasks");

    private static final Pattern SEVERAL =
            Pattern.compile(
                    "(?:the |my )?(first|last|top) (two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})(?: ones| tasks| items| of them)?");

    private static final Pattern EXCEPT =
            Pattern.compile(
                    "(?:all|everything|both)(?: of them| of those)? (?:but|except)(?: for)? (.+)");

    private static final Pattern RANGE =
            Pattern.compile("(?:numbers? |tasks? )?([0-9]{1,2}) ?(?:-|–|to|through) ?([0-9]{1,2})");

    private static final Pattern SINGLE =
            Pattern.compile(
                    "(?:the |my )?(?:numbers? |no\\.? ?|nr\\.? ?|tasks? |items? |#)?([0-9]{1,2}|[a-z]+|[0-9]{1,2}(?:st|nd|rd|th))(?:\\.|\\))?(?: (?:one|task|item|option|entry))?(?: (?:on|in|of|from) (?:the|that|this) list| of (?:them|those|these))?");

    private static final Pattern SEPARATORS = Pattern.compile(",? and (?:also )?|, ?| ?& ?| plus ");

    private NumberedChoice() {}

    /**
     * @return null if the words pick nothing; empty if nothing is in that place
     */
    static @Nullable List<TaskItem> pick(String words, List<TaskItem> shown) {
        var text = Sentence.plain(words).toLowerCase(Locale.ROOT).strip();
        if (ALL.matcher(text).matches()) {
            return shown;
        }
        var several = SEVERAL.matcher(text);
        if (several.matches()) {
            var count = Math.min(number(several.group(2)), shown.size());
            return several.group(1).equals("last")
                    ? shown.subList(shown.size() - count, shown.size())
                    : shown.subList(0, count);
        }
        var except = EXCEPT.matcher(text);
        if (except.matches()) {
            var without = pick(except.group(1), shown);
            return without == null
                    ? null
                    : shown.stream().filter(task -> !without.contains(task)).toList();
        }
        var range = RANGE.matcher(text);
        return range.matches() ? range(range, shown) : singles(text, shown);
    }

    private static List<TaskItem> range(Matcher range, List<TaskItem> shown) {
        var from = Math.max(1, Integer.parseInt(range.group(1)));
        var to = Math.min(shown.size(), Integer.parseInt(range.group(2)));
        return from > to ? List.of() : shown.subList(from - 1, to);
    }

    private static @Nullable List<TaskItem> singles(String text, List<TaskItem> shown) {
        var picked = new ArrayList<TaskItem>();
        for (var piece : SEPARATORS.splitAsStream(text).toList()) {
            var single = SINGLE.matcher(piece);
            var place = single.matches() ? place(single.group(1), shown.size()) : 0;
            if (place == 0) {
                return null;
            }
            if (place >= 1 && place <= shown.size()) {
                picked.add(shown.get(place - 1));
            }
        }
        return picked;
    }

    /**
     * @return from 1; 0 if the word names no place
     */
    private static int place(String word, int size) {
        if (word.equals("last") || word.equals("latter")) {
            return Math.max(1, size);
        }
        var digits = word.replaceFirst("(?:st|nd|rd|th)$", "");
        return digits.matches("[0-9]{1,2}")
                ? Integer.parseInt(digits)
                : word.equals("former")
                        ? 1
                        : 1 + Math.max(ORDINALS.indexOf(word), NUMBERS.indexOf(word));
    }

    /**
     * @return the number in digits or words, up to ten; 0 for another word
     */
    static int number(String word) {
        return word.matches("[0-9]{1,4}")
                ? Integer.parseInt(word)
                : word.matches("an?") ? 1 : 1 + NUMBERS.indexOf(word);
    }
}
