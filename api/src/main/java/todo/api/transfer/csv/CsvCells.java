package todo.api.transfer.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Escapes the texts in the cells of a CSV file. A spreadsheet runs a cell as a formula if it begins
 * with one of {@code = + - @} or a control character, so writing puts an apostrophe before such a
 * text, and before one that already begins with apostrophes and a formula. Reading removes one
 * apostrophe, so that every text survives a round trip.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>
 */
final class CsvCells {

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠]");

    private CsvCells() {}

    /** Writes nothing for null, and a pair of quotes for an empty text. */
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
     * @return the texts in one cell, separated by commas; a backslash escapes a comma within a text
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
