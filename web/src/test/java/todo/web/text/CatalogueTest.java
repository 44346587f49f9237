package todo.web.text;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules for all texts. The build checks that each language has all of them. */
class CatalogueTest {

    private static final Path MAIN =
            Path.of(System.getProperty("basedir", "."), "src", "main").toAbsolutePath();

    /** Such as {@code texts.today()}, {@code visit.texts().today()} and {@code Texts::today}. */
    private static final Pattern USE =
            Pattern.compile("[tT]exts(?:\\(\\))?\\s*(?:\\.|::)\\s*(\\w+)");

    @Test
    void every_text_is_used() throws IOException {
        var unused =
                texts("en").keySet().stream()
                        .map(key -> key.replaceFirst("\\.(one|other)$", ""))
                        .collect(toSet());
        unused.removeAll(usedTexts());

        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void no_sentence_of_another_language_is_English(Language language) throws IOException {
        var english = texts("en");

        texts(language.tag())
                .forEach((key, text) -> {
                    if (english.getOrDefault(key, "").matches(".*[A-Za-z]+ [A-Za-z]+.*")) {
                        assertThat(text).as(key).isNotEqualTo(english.get(key));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "en, '[^“]*(“[^“”]*”[^“]*)*'",
        "de, '[^“]*(„[^„“]*“[^“]*)*'",
        "ur, '[^”]*(”[^”“]*“[^”]*)*'"
    })
    void quotation_marks_are_those_of_the_language(String language, String pattern)
            throws IOException {
        texts(language)
                .forEach((key, text) ->
                        assertThat(text).as(key).matches(pattern).doesNotContain("\"", "..."));
    }

    private static Map<String, String> texts(String language) throws IOException {
        var lines = new Properties();
        try (var files = Files.list(MAIN.resolve("texts").resolve(language))) {
            for (var file : files.toList()) {
                try (var reader = Files.newBufferedReader(file)) {
                    lines.load(reader);
                }
            }
        }
        var texts = new TreeMap<String, String>();
        lines.stringPropertyNames().forEach(key -> texts.put(key, lines.getProperty(key)));
        return texts;
    }

    private static Set<String> usedTexts() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|jte)"))
                    .flatMap(file -> USE.matcher(read(file)).results())
                    .map(match -> match.group(1))
                    .collect(toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
