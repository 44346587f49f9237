package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {

    private static final long MEGABYTE = 1_000_000;

    private static ImageFile image(String name) throws IOException {
        return ImageFile.read(Path.of("target/made-by-mvn-package", name + ".tar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void runs_as_a_numeric_user_other_than_root(String name) throws IOException {
        assertThat(image(name).config().at("/config/User").asText())
                .matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void starts_java_with_its_aot_cache(String name) throws IOException {
        var image = image(name);
        assertThat(command(image))
                .containsSubsequence(
                        "/java/bin/java", "@/app/jvm.options", "-XX:AOTCache=/app/aot.cache");
        assertThat(image.files()).containsKeys("java/bin/java", "app/jvm.options", "app/aot.cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void starts_java_with_exactly_its_option_files(String name) throws IOException {
        var image = image(name);
        assertThat(command(image))
                .filteredOn(word -> word.startsWith("@"))
                .containsExactlyInAnyOrderElementsOf(
                        image.files().keySet().stream()
                                .filter(file -> file.endsWith(".options"))
                                .map(file -> "@/" + file)
                                .toList());
    }

    private static List<String> command(ImageFile image) {
        return image.config().at("/config/Entrypoint").valueStream().map(JsonNode::asText).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void contains_no_program_except_java(String name) throws IOException {
        assertThat(image(name).files().keySet())
                .filteredOn(file -> file.matches("(.*/)?s?bin/.*"))
                .containsExactly("java/bin/java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void lists_exactly_its_jars_in_the_bill_of_materials(String name) throws IOException {
        var image = image(name);
        assertThat(image.sbom().path("specVersion").asText()).isEqualTo("1.6");
        assertThat(image.files())
                .containsKey(
                        "app/" + image.sbom().at("/metadata/component/name").asText() + ".jar");
        var libraries =
                Stream.of(image.sbom().path("components"))
                        .flatMap(JsonNode::valueStream)
                        .filter(part -> part.path("purl").asText().startsWith("pkg:maven/"))
                        .map(part ->
                                "app/lib/"
                                        + part.get("name").asText()
                                        + "-"
                                        + part.get("version").asText()
                                        + ".jar");
        assertThat(libraries)
                .containsExactlyInAnyOrderElementsOf(
                        image.files().keySet().stream()
                                .filter(file -> file.matches("app/lib/.*"))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"todo-backend, swagger-ui", "todo-frontend, htmx.org"})
    void lists_web_jars_runtime_and_c_library_in_the_bill_of_materials(String name, String webJar)
            throws IOException {
        var image = image(name);
        var parts = image.sbom().path("components");
        assertThat(parts)
                .extracting(part -> part.get("name").asText())
                .contains(webJar, "OpenJDK")
                .containsAll(
                        image.files().keySet().stream()
                                .filter(file -> file.matches("(?!java/|app/).*\\.so.*"))
                                .toList());
        assertThat(parts)
                .allMatch(part -> part.has("version") || part.get("type").asText().equals("file"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void gives_licence_and_checksum_of_each_library(String name) throws IOException {
        assertThat(libraries(name))
                .allSatisfy(part -> {
                    assertThat(part.at("/licenses/0/license/id").asText()).isNotEmpty();
                    assertThat(part.at("/hashes/0/alg").asText()).isEqualTo("SHA-256");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void contains_only_libraries_with_a_pinned_checksum(String name) throws IOException {
        var checksums = Files.readAllLines(Path.of("../.mvn/checksums/checksums.sha256"));
        assertThat(libraries(name))
                .extracting(part ->
                        "%1$s  %2$s/%3$s/%4$s/%3$s-%4$s.jar"
                                .formatted(
                                        part.at("/hashes/0/content").asText(),
                                        part.get("group").asText().replace('.', '/'),
                                        part.get("name").asText(),
                                        part.get("version").asText()))
                .isSubsetOf(checksums);
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void lists_dependencies_only_between_its_components(String name) throws IOException {
        var sbom = image(name).sbom();
        assertThat(sbom.findValuesAsText("bom-ref"))
                .containsAll(sbom.path("dependencies").findValuesAsText("ref"))
                .containsAll(
                        sbom.path("dependencies")
                                .valueStream()
                                .flatMap(part -> part.get("dependsOn").valueStream())
                                .map(JsonNode::asText)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void has_the_licence_of_the_product_and_names_it_in_the_bill_of_materials(String name)
            throws IOException {
        var image = image(name);
        assertThat(image.files()).containsEntry("app/LICENSE", Files.size(Path.of("../LICENSE")));
        assertThat(image.sbom().at("/metadata/component/licenses/0/license/id").asText())
                .isEqualTo("Apache-2.0");
    }

    /** The jars of other projects. */
    private static List<JsonNode> libraries(String name) throws IOException {
        return image(name)
                .sbom()
                .path("components")
                .valueStream()
                .filter(part -> part.get("type").asText().equals("library"))
                .filter(part -> !part.get("group").asText().equals("io.github.todo"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"todo-backend", "todo-frontend"})
    void does_not_contain_the_build_time(String name) throws IOException {
        var config = image(name).config();
        var settled = System.getProperty("image.created");
        assertThat(config.get("created").asText()).isEqualTo(settled);
        assertThat(config.get("history"))
                .allSatisfy(layer -> assertThat(layer.get("created").asText()).isEqualTo(settled));
    }

    @Test
    void keeps_the_backend_below_90_megabytes() throws IOException {
        var image = image("todo-backend");
        assertThat(image.unpacked()).isLessThan(90 * MEGABYTE);
        assertThat(image.compressed()).isLessThan(42 * MEGABYTE);
    }

    @Test
    void keeps_the_frontend_below_80_megabytes() throws IOException {
        var image = image("todo-frontend");
        assertThat(image.unpacked()).isLessThan(80 * MEGABYTE);
        assertThat(image.compressed()).isLessThan(38 * MEGABYTE);
    }
}
