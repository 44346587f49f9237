package todo.api.chat.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final Wording ALL = Phrases.wording("choose all");
    private static final Wording SEVERAL = Phrases.wording("choose several");
    private static final Wording EXCEPT = Phrases.wording("choose except");
    private static final Wording RANGE = Phrases.wording("choose range");
    private static final Wording SINGLE = Phrases.wording("choose one");
    private static final Pattern SEPARATORS = Pattern.compile(",? and (?:also )?|, ?| ?& ?| plus ");

    private NumberedChoice() {}

    /**
     * @return null if the words pick nothing; empty if nothing is in that place
     */
    static @Nullable List<TaskItem> pick(String words, List<TaskItem> shown) {
        var text = Sentence.plain(words).toLowerCase(Locale.ROOT).strip();
        if (ALL.matches(text)) {
            return shown;
        }
        var several = SEVERAL.match(text);
        if (several != null) {
            var count = Math.min(number(several.get("count")), shown.size());
            return several.get("end").equals("last")
                    ? shown.subList(shown.size() - count, shown.size())
                    : shown.subList(0, count);
        }
        var except = EXCEPT.match(text);
        if (except != null) {
            var without = pick(except.get("rest"), shown);
            return without == null
                    ? null
                    : shown.stream().filter(task -> !without.contains(task)).toList();
        }
        var range = RANGE.match(text);
        return range == null ? singles(text, shown) : range(range, shown);
    }

    private static List<TaskItem> range(Wording.Parts range, List<TaskItem> shown) {
        var from = Math.max(1, Integer.parseInt(range.get("from")));
        var to = Math.min(shown.size(), Integer.parseInt(range.get("to")));
        return from > to ? List.of() : shown.subList(from - 1, to);
    }

    private static @Nullable List<TaskItem> singles(String text, List<TaskItem> shown) {
        var picked = new ArrayList<TaskItem>();
        for (var piece : SEPARATORS.splitAsStream(text).toList()) {
            var single = SINGLE.match(piece);
            var place = single == null ? 0 : place(single.get("place"), shown.size());
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
        if (word.equals("last")) {
            return Math.max(1, size);
        }
        var digits = word.replaceFirst("(?:st|nd|rd|th)$", "");
        return digits.matches("[0-9]{1,2}")
                ? Integer.parseInt(digits)
                : 1 + Math.max(ORDINALS.indexOf(word), NUMBERS.indexOf(word));
    }

    /**
     * @return the number in digits or words, up to ten; 0 for another word
     */
    static int number(String word) {
        if (word.matches("[0-9]{1,4}")) {
            return Integer.parseInt(word);
        }
        return switch (word) {
            case "a", "an" -> 1;
            case "couple", "couple of" -> 2;
            case "few" -> 3;
            default -> 1 + NUMBERS.indexOf(word);
        };
    }
}
