package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of the services' own tests, which ran earlier in the build. */
class LogTest {

    /** Passwords, keys and tokens in the tests' sources: in a constant, a map or JSON. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "((PASSWORD|SECRET_KEY) = |\"(\\w*password|SECRET_KEY)\", |_token\\\\\":\\\\)"
                            + "\"(?<secret>(?!\\w*(?i:password)\")[^\"\\\\]{8,})");

    @ParameterizedTest
    @CsvSource({"../api, POST /api/auth/login 200", "../web, POST /sign-in 303"})
    void contains_no_secret(Path module, String signedIn) throws IOException {
        var log =
                files(module.resolve("target/surefire-reports"), "-output.txt").stream()
                        .flatMap(String::lines)
                        .toList();
        assumeThat(log).as("the tests of " + module).anyMatch(line -> line.contains(signedIn));
        var named =
                files(module.resolve("src/test/java"), ".java").stream()
                        .flatMap(LogTest::named)
                        .collect(Collectors.toSet());

        assertThat(named).isNotEmpty();
        assertThat(log)
                .filteredOn(line ->
                        !Credential.in(line).isEmpty() || named.stream().anyMatch(line::contains))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String PASSWORD = \"not to be told\";",
                "String SECRET_KEY = \"not to be told\";",
                "Map.of(\"new_password\", \"not to be told\")",
                "Map.of(\"SECRET_KEY\", \"not to be told\")",
                "\"{\\\"refresh_token\\\":\\\"not to be told\\\"}\""
            })
    void recognises_the_secrets_in_a_tests_source(String source) {
        assertThat(named(source)).containsExactly("not to be told");
    }

    private static Stream<String> named(String source) {
        return NAMED.matcher(source).results().map(secret -> secret.group("secret"));
    }

    /**
     * @return the contents of the files that exist
     */
    private static List<String> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            var contents = new ArrayList<String>();
            for (var file : files.filter(file -> file.toString().endsWith(ending)).toList()) {
                contents.add(Files.readString(file));
            }
            return contents;
        }
    }
}
