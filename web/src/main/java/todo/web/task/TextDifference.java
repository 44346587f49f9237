package todo.web.task;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, by words. */
public record TextDifference(List<Part> parts) {

    /** Bounds the work, which grows with the product of the numbers of words. */
    private static final int MAX_WORDS = 1000;

    /** Where a part of the difference stands. */
    public enum Side {
        BOTH,
        FIRST,
        SECOND
    }

    /** Words that stand together in both texts or in one of them. */
    public record Part(Side side, String text) {}

    static TextDifference of(String first, String second) {
        var a = words(first);
        var b = words(second);
        if (a.length > MAX_WORDS || b.length > MAX_WORDS) {
            return new TextDifference(
                    List.of(new Part(Side.FIRST, first), new Part(Side.SECOND, second)));
        }
        var common = commonLengths(a, b);
        var parts = new Parts();
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && j < b.length && a[i].equals(b[j])) {
                parts.add(Side.BOTH, a[i++]);
                j++;
            } else if (j == b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) {
                parts.add(Side.FIRST, a[i++]);
            } else {
                parts.add(Side.SECOND, b[j++]);
            }
        }
        return new TextDifference(List.copyOf(parts.list));
    }

    /** Words with the space behind them, so that joining them gives the text. */
    private static String[] words(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\\s)(?=\\S)");
    }

    /** Of the longest common subsequence from each pair of positions. */
    private static int[][] commonLengths(String[] a, String[] b) {
        var lengths = new int[a.length + 1][b.length + 1];
        for (var i = a.length - 1; i >= 0; i--) {
            for (var j = b.length - 1; j >= 0; j--) {
                lengths[i][j] =
                        a[i].equals(b[j])
                                ? lengths[i + 1][j + 1] + 1
                                : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private static final class Parts {

        private final List<Part> list = new ArrayList<>();

        void add(Side side, String text) {
            if (!list.isEmpty() && list.getLast().side == side) {
                list.set(list.size() - 1, new Part(side, list.getLast().text + text));
            } else {
                list.add(new Part(side, text));
            }
        }
    }
}
