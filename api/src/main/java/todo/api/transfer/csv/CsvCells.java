package todo.api.transfer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a single cell of a CSV file. A spreadsheet runs a cell that begins with one of
 * {@code = + - @} or a control character as a formula: such a text gets an apostrophe before it,
 * and so does one that looks as if it had got it; reading takes one away, so that every text comes
 * back as it was.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class CsvCells {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠]");

    private CsvCells() {}

    /** Null is nothing at all, and an empty text a pair of quotes. */
    static void write(StringBuilder row, @Nullable String text) {
        if (text != null) {
            row.append('"');
            if (FORMULA.matcher(text).lookingAt()) {
                row.append('\'');
            }
            row.append(text.replace("\"", "\"\"")).append('"');
        }
    }

    static @Nullable String read(@Nullable String cell) {
        return cell != null && cell.startsWith("'") && FORMULA.matcher(cell).lookingAt()
                ? cell.substring(1)
                : cell;
    }

    /**
     * @return {@code texts} in one cell, commas between them; a comma in one has a backslash
     */
    static String join(List<String> texts) {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace(",", "\\,"))
                .collect(Collectors.joining(","));
    }

    static List<String> split(String cell) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (var i = 0; i < cell.length(); i++) {
            var c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                text.append(cell.charAt(++i));
            } else if (c == ',') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts.stream().filter(each -> !each.isBlank()).toList();
    }
}
