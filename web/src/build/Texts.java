import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Run by the build: {@code Texts.java SOURCES TEXTS}. Reads the texts of each language from the
 * properties files in the folder TEXTS/LANGUAGE and generates the class Texts with a method for
 * each text, and a subclass for each language. A text that is missing, misspelt or has other
 * parameters than the English one fails the build.
 *
 * <p>{@code {name}} in a text is a parameter. A text with the parameter {@code {count}} may have
 * two forms, under KEY.one and KEY.other: all languages here use the first for 1 only.
 *
 * @see <a href="https://cldr.unicode.org/index/cldr-spec/plural-rules">CLDR plural rules</a>
 */
class Texts {

    private static final String ENGLISH = "en";
    private static final String COUNT = "count";
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");

    /** One or two forms of a text. */
    private record Text(String one, String other) {

        boolean isPlural() {
            return one != null;
        }

        Set<String> parameters() {
            var names = new LinkedHashSet<String>();
            if (isPlural()) {
                names.add(COUNT);
            }
            PARAMETER.matcher(other).results().forEach(match -> names.add(match.group(1)));
            return names;
        }
    }

    public static void main(String[] arguments) throws IOException {
        var languages = new TreeMap<String, Map<String, Text>>();
        try (var folders = Files.list(Path.of(arguments[1]))) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                languages.put(folder.getFileName().toString(), read(folder));
            }
        }
        var faults = faults(languages);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The texts have faults:\n" + String.join("\n", faults));
        }
        var target = Files.createDirectories(Path.of(arguments[0]).resolve("todo/web/text"));
        var english = languages.get(ENGLISH);
        write(target.resolve("Texts.java"), contract(english));
        for (var language : languages.entrySet()) {
            var name = className(language.getKey());
            var code = implementation(language.getKey(), name, language.getValue(), english);
            write(target.resolve(name + ".java"), code);
        }
    }

    private static Map<String, Text> read(Path folder) throws IOException {
        var lines = new Properties();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                    var part = new Properties();
                    part.load(reader);
                    part.forEach((key, text) -> {
                        if (lines.putIfAbsent(key, text) != null) {
                            throw new IllegalStateException(file + " has " + key + " again.");
                        }
                    });
                }
            }
        }
        var texts = new TreeMap<String, Text>();
        for (var key : lines.stringPropertyNames()) {
            var text = lines.getProperty(key);
            if (key.endsWith(".one")) {
                continue;
            }
            var name = key.replaceFirst("\\.other$", "");
            texts.put(name, new Text(lines.getProperty(name + ".one"), text));
        }
        return texts;
    }

    private static List<String> faults(Map<String, Map<String, Text>> languages) {
        var faults = new ArrayList<String>();
        var english = languages.get(ENGLISH);
        languages.forEach((language, texts) -> {
            english.forEach((key, text) -> {
                var other = texts.get(key);
                if (other == null) {
                    faults.add(language + " lacks " + key);
                } else if (other.isPlural() != text.isPlural()) {
                    faults.add(language + " needs as many forms as English for " + key);
                } else if (!Set.copyOf(other.parameters()).equals(Set.copyOf(text.parameters()))) {
                    faults.add(language + " has other parameters than English for " + key);
                }
            });
            texts.keySet().stream()
                    .filter(key -> !english.containsKey(key))
                    .forEach(key -> faults.add(language + " has the unknown text " + key));
        });
        return faults;
    }

    private static String className(String language) {
        return "Texts" + language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
    }

    private static String contract(Map<String, Text> texts) {
        var code = new StringBuilder("package todo.web.text;\n\n");
        code.append("/** The texts that people read, in one language. Made by the build. */\n");
        code.append("public abstract class Texts {\n");
        texts.forEach((key, text) ->
                code.append("\n    public abstract " + signature(key, text) + ";\n"));
        return code.append("}\n").toString();
    }

    private static String implementation(
            String language, String name, Map<String, Text> texts, Map<String, Text> english) {
        var code = new StringBuilder("package todo.web.text;\n\n");
        code.append("final class " + name + " extends Texts {\n");
        code.append("\n    private static final java.util.Locale LOCALE = ");
        code.append("java.util.Locale.of(\"" + language + "\");\n");
        texts.forEach((key, text) -> {
            code.append("\n    @Override public " + signature(key, english.get(key)) + " {\n");
            code.append("        return ");
            if (text.isPlural()) {
                code.append(COUNT + " == 1 ? " + expression(text.one()) + " : ");
            }
            code.append(expression(text.other()) + ";\n    }\n");
        });
        return code.append("}\n").toString();
    }

    private static String signature(String key, Text text) {
        var parameters =
                text.parameters().stream()
                        .map(name -> (name.equals(COUNT) ? "long " : "String ") + name)
                        .toList();
        return "String " + key + "(" + String.join(", ", parameters) + ")";
    }

    private static String expression(String text) {
        var parts = new ArrayList<String>();
        var matcher = PARAMETER.matcher(text);
        var end = 0;
        while (matcher.find()) {
            parts.add(literal(text.substring(end, matcher.start())));
            var name = matcher.group(1);
            parts.add(name.equals(COUNT) ? "String.format(LOCALE, \"%,d\", count)" : name);
            end = matcher.end();
        }
        parts.add(literal(text.substring(end)));
        return String.join(" + ", parts);
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static void write(Path file, String code) throws IOException {
        Files.writeString(file, code, StandardCharsets.UTF_8);
    }
}
