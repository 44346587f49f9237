package todo.api.transfer.ical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A property of a calendar file.
 *
 * @param line the line on which the property begins
 * @param name the name in upper case; empty if the line has no colon, so that it is no property
 * @param parameters the unquoted values of the parameters by their names in upper case
 * @param value the escaped value
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.1">RFC 5545, section 3.1</a>
 */
record ContentLine(int line, String name, Map<String, String> parameters, String value) {

    /**
     * @return a property without a name if there is no colon
     */
    static ContentLine parse(int line, String text) {
        var colon = end(text, 0, ':');
        if (colon == text.length()) {
            return new ContentLine(line, "", Map.of(), text);
        }
        var name = end(text.substring(0, colon), 0, ';');
        var parameters = new HashMap<String, String>();
        for (var from = name + 1; from < colon; ) {
            var to = Math.min(colon, end(text, from, ';'));
            var parameter = text.substring(from, to);
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        parameter.substring(0, equals).toUpperCase(Locale.ROOT),
                        parameter.substring(equals + 1).replace("\"", ""));
            }
            from = to + 1;
        }
        var plain = text.substring(0, name).toUpperCase(Locale.ROOT).strip();
        return new ContentLine(line, plain, parameters, text.substring(colon + 1));
    }

    /**
     * @return the index of {@code mark} outside of quotes; the length of the text if there is none
     */
    private static int end(String text, int from, char mark) {
        var quoted = false;
        for (var i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == mark && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /**
     * @return the unescaped value
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11">RFC 5545, section
     *     3.3.11</a>
     */
    String text() {
        return String.join(",", texts());
    }

    /**
     * @return the unescaped values of a list, which commas separate
     */
    List<String> texts() {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                var escaped = value.charAt(++i);
                text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
            } else if (c == ',') {
                texts.add(text.toString());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }

    /**
     * @return the text as an escaped value
     */
    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (var c : text.replace("\r\n", "\n").toCharArray()) {
            switch (c) {
                case '\\', ';', ',' -> escaped.append('\\').append(c);
                case '\n', '\r' -> escaped.append("\\n");
                default -> {
                    // A calendar file may contain no other control characters.
                    if ((c >= ' ' && c != 0x7f) || c == '\t') {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
