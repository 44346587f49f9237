package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services wrote into their logs while their own tests ran, before these. */
class LogTest {

    /**
     * What is made while running: a JWT, which begins with a brace in Base64; 256 random bits, of a
     * personal token or a feed; a hash.
     */
    private static final Pattern MADE =
            Pattern.compile("eyJ[\\w-]{10,}\\.|(?<![\\w-])(todo_)?[\\w-]{43}(?![\\w-])|\\$argon2");

    /** What a test's source calls a password, a key or a token: in a constant, a map or JSON. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "((PASSWORD|SECRET_KEY) = |\"(\\w*password|SECRET_KEY)\", |_token\\\\\":\\\\)"
                            + "\"(?<secret>(?!\\w*(?i:password)\")[^\"\\\\]{8,})");

    @ParameterizedTest
    @CsvSource({"../api, POST /api/auth/login 200", "../web, POST /sign-in 303"})
    void tellsNoSecret(Path module, String signedIn) throws IOException {
        var log =
                files(module.resolve("target/surefire-reports"), "-output.txt").stream()
                        .flatMap(String::lines)
                        .toList();
        assumeThat(log).as("the tests of " + module).anyMatch(line -> line.contains(signedIn));
        var named = named(module.resolve("src/test/java"));

        assertThat(named).isNotEmpty();
        assertThat(log)
                .filteredOn(line ->
                        MADE.matcher(line).find() || named.stream().anyMatch(line::contains))
                .isEmpty();
    }

    private static Set<String> named(Path tests) throws IOException {
        return files(tests, ".java").stream()
                .flatMap(source -> NAMED.matcher(source).results())
                .map(secret -> secret.group("secret"))
                .collect(Collectors.toSet());
    }

    /**
     * @return the contents of those that there are
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
