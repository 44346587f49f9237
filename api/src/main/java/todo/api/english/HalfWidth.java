package todo.api.english;

import java.text.Normalizer;

/** The ASCII characters behind those that the keyboards of CJK languages write. */
public final class HalfWidth {

    private HalfWidth() {}

    /**
     * @return the text with full-width and small ASCII characters as ASCII, and the ideographic
     *     comma and full stop as comma and full stop; every character keeps its index
     */
    public static String of(String text) {
        var narrow = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            narrow.append(of(text.charAt(i)));
        }
        return narrow.toString();
    }

    private static char of(char character) {
        return switch (character) {
            case '\u3002', '\uff61' -> '.';
            case '\u3001', '\uff64', '\ufe51' -> ',';
            default -> isWide(character) ? compatible(character) : character;
        };
    }

    /** Of the blocks Small Form Variants, and Halfwidth and Fullwidth Forms. */
    private static boolean isWide(char character) {
        return (character >= '\ufe50' && character <= '\ufe6b')
                || (character >= '\uff01' && character <= '\uff5e');
    }

    private static char compatible(char character) {
        var text = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
        return text.length() == 1 && text.charAt(0) < 0x80 ? text.charAt(0) : character;
    }
}
