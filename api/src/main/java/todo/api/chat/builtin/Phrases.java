package todo.api.chat.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of {@code grammar.txt}, whose head explains how patterns are written. */
final class Phrases {

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;

    private static final Pattern PART = Pattern.compile("<([a-z]+)>(?: = (.*))?");
    private static final Pattern OPTION = Pattern.compile(" \\[([^\\]]+)\\](?= |$)");
    private static final Pattern SLOT =
            Pattern.compile("\\{([a-z]+)(?:=((?:[^{}]|\\{[^{}]*\\})*))?\\}");

    private static final Map<String, List<String>> SECTIONS = read();

    private Phrases() {}

    private static Map<String, List<String>> read() {
        var sections = new HashMap<String, List<String>>();
        var parts = new HashMap<String, String>();
        var section = new ArrayList<String>();
        for (var line : text().lines().toList()) {
            var part = PART.matcher(line);
            if (line.startsWith("== ")) {
                section = new ArrayList<>();
                sections.put(line.substring(3), section);
            } else if (part.matches() && part.group(2) != null) {
                parts.put(part.group(1), expanded(part.group(2), parts));
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                section.add(expanded(line, parts));
            }
        }
        return sections;
    }

    private static String expanded(String line, Map<String, String> parts) {
        return PART.matcher(line)
                .replaceAll(part -> quoted(Objects.requireNonNull(parts.get(part.group(1)), line)));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private static String text() {
        try (var file = Phrases.class.getResourceAsStream("grammar.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(String section) {
        return Objects.requireNonNull(SECTIONS.get(section), section);
    }

    /** The patterns of a section, each for a whole sentence. */
    static Wording wording(String section) {
        return new Wording(
                lines(section).stream().map(line -> Pattern.compile(regex(line), FLAGS)).toList());
    }

    /** Any pattern of a section, anywhere in a text. */
    static Pattern pattern(String section) {
        return pattern(section, "(?:%s)");
    }

    /**
     * @param frame a regular expression with {@code %s} for the patterns
     */
    static Pattern pattern(String section, String frame) {
        var any = lines(section).stream().map(Phrases::regex).collect(Collectors.joining("|"));
        return Pattern.compile(frame.replace("%s", any), FLAGS);
    }

    static Set<String> words(String section) {
        return lines(section).stream()
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .collect(Collectors.toSet());
    }

    /**
     * @return the cells of each row of a table, in its order, by the pattern of the first
     */
    static Map<Pattern, List<String>> table(String section, String frame) {
        var table = new LinkedHashMap<Pattern, List<String>>();
        for (var line : lines(section)) {
            var cells = Stream.of(line.split(" =>", -1)).map(String::strip).toList();
            table.put(
                    Pattern.compile(frame.replace("%s", regex(cells.getFirst())), FLAGS),
                    cells.subList(1, cells.size()));
        }
        return table;
    }

    private static String regex(String line) {
        var start = new StringBuilder();
        var rest = line;
        for (var end = rest.indexOf("] ");
                rest.startsWith("[") && end > 0;
                end = rest.indexOf("] ")) {
            start.append("((").append(rest, 1, end).append(") )?");
            rest = rest.substring(end + 2);
        }
        var groups = OPTION.matcher(start + rest).replaceAll("( ($1))?");
        return SLOT.matcher(groups.replaceAll("(?<!\\\\)\\((?!\\?)", "(?:"))
                .replaceAll(slot ->
                        quoted(
                                "(?<%s>%s)"
                                        .formatted(
                                                slot.group(1),
                                                slot.group(2) == null ? ".+?" : slot.group(2))))
                .replace("'", "'?");
    }
}
