package todo.api.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A text as a sequence of words. Immutable. */
public final class WordSequence {

    private static final List<String> NUMBERS =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten", "eleven", "twelve");

    /** In these words the exclamation mark is no punctuation. */
    private static final Set<String> FROM_COMPLETION = Set.of("every!", "ev!");

    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "fifth", 5);

    private static final Set<String> DASHES = Set.of("-", "–", "—");

    private final List<Word> words;

    private WordSequence(List<Word> words) {
        this.words = words;
    }

    /** A quoted text becomes one word with an empty text, so that no parser matches it. */
    public static WordSequence of(String typed) {
        var text = HalfWidth.of(typed);
        var words = new ArrayList<Word>();
        for (var at = 0; at < text.length(); ) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else {
                var end = end(text, at);
                words.add(word(text.substring(at, end), at));
                at = end;
            }
        }
        return new WordSequence(List.copyOf(words));
    }

    private static int end(String text, int start) {
        var end = start;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            var closing = QuotationMarks.closing(text, end);
            end = closing < 0 ? end + 1 : closing + 1;
        }
        return end;
    }

    private static Word word(String written, int start) {
        var end = start + written.length();
        if (QuotationMarks.isMark(written.charAt(0))) {
            return new Word("", "", start, end);
        }
        var split = punctuationStart(written);
        return new Word(
                written.substring(0, split).toLowerCase(Locale.ROOT),
                written.substring(split),
                start,
                end);
    }

    /**
     * @return the start of the trailing punctuation
     */
    private static int punctuationStart(String written) {
        if (FROM_COMPLETION.contains(written.toLowerCase(Locale.ROOT))) {
            return written.length();
        }
        var start = written.length();
        while (start > 1 && "!?".indexOf(written.charAt(start - 1)) >= 0) {
            start--;
        }
        var one = start == written.length() && start > 1;
        var separator =
                one && (",;.".indexOf(written.charAt(start - 1)) >= 0 || endsInDash(written));
        return separator ? start - 1 : start;
    }

    /** "tomorrow- call Ann"; but the name of a tag or list can end in a dash. */
    private static boolean endsInDash(String written) {
        return DASHES.contains(written.substring(written.length() - 1))
                && Character.isLetterOrDigit(written.charAt(0))
                && written.indexOf(':') < 0;
    }

    /**
     * @return these words, with the one at {@code index} without its first character
     */
    public WordSequence unescaped(int index) {
        var word = get(index);
        var changed = new ArrayList<>(words);
        changed.set(
                index,
                new Word(word.text().substring(1), word.punctuation(), word.start(), word.end()));
        return new WordSequence(List.copyOf(changed));
    }

    static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    public int size() {
        return words.size();
    }

    /**
     * @return an empty word if the index is out of range
     */
    public Word get(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : Word.NONE;
    }

    public String text(int index) {
        return get(index).text();
    }

    public boolean is(int index, String... texts) {
        return !text(index).isEmpty() && List.of(texts).contains(text(index));
    }

    public boolean isDash(int index) {
        return DASHES.contains(text(index));
    }

    /**
     * @return whether a dash is attached to the word
     */
    public boolean endsInDash(int index) {
        return DASHES.contains(get(index).punctuation());
    }

    /**
     * @return whether the word exists and no punctuation separates it from the previous one
     */
    public boolean continues(int index) {
        return index < words.size() && get(index - 1).punctuation().isEmpty();
    }

    /**
     * @return whether the word exists and at most a comma separates it from the previous one
     */
    public boolean continuesList(int index) {
        return index < words.size()
                && (get(index - 1).punctuation().isEmpty()
                        || get(index - 1).punctuation().equals(","));
    }

    /**
     * @return the number at {@code index}, in up to four digits or up to "twelve"; -1 if there is
     *     none
     */
    public int number(int index) {
        return text(index).matches("[0-9]{1,4}")
                ? Integer.parseInt(text(index))
                : NUMBERS.indexOf(text(index));
    }

    /**
     * @return 1 for "1st" or "first", up to "99th"; 0 if there is none
     */
    public int ordinal(int index) {
        return text(index).matches("[1-9][0-9]?(st|nd|rd|th)")
                ? Integer.parseInt(text(index).substring(0, text(index).length() - 2))
                : ORDINALS.getOrDefault(text(index), 0);
    }
}
