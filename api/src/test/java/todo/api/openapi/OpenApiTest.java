package todo.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.Contract;
import todo.api.TestApi;
import todo.failure.FailureCode;

class OpenApiTest {

    @Test
    void the_document_has_every_route_and_no_other() {
        var documented = new TreeMap<String, Set<String>>();
        Contract.document()
                .getPaths()
                .forEach((path, item) -> {
                    var methods = new TreeSet<String>();
                    item.readOperationsMap()
                            .keySet()
                            .forEach(method -> methods.add(method.name().toUpperCase(Locale.ROOT)));
                    documented.put(path, methods);
                });

        var everything = Map.of("OAUTH", "https://todo.example.org");
        try (var api = TestApi.start(TestApi.database(), Clock.systemUTC(), everything)) {
            assertThat(documented).isEqualTo(api.app().routes().all());
            var served = api.client().get("/api/openapi.yaml");
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.text()).startsWith("openapi: 3.1.0");
        }
    }

    @Test
    void the_document_lists_the_type_of_every_problem() {
        var onlyWeb = Set.of(FailureCode.API_UNAVAILABLE);
        var types =
                Arrays.stream(FailureCode.values())
                        .filter(code -> !onlyWeb.contains(code))
                        .map(code -> "/problems/" + code.wire())
                        .toList();

        try (var api = TestApi.start()) {
            var listed =
                    Pattern.compile("(?m)^ *- (/problems/[a-z-]+)$")
                            .matcher(api.client().get("/api/openapi.yaml").text())
                            .results()
                            .map(line -> line.group(1));
            assertThat(listed).containsExactlyElementsOf(types);
        }
    }

    @Test
    void every_operation_has_a_summary() {
        Contract.document()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) -> {
                                    assertThat(operation.getSummary())
                                            .as("%s %s", method, path)
                                            .isNotBlank()
                                            .doesNotEndWith(".");
                                    assertThat(operation.getTags()).hasSize(1);
                                    assertThat(operation.getOperationId()).isNotBlank();
                                }));
    }

    @Test
    void the_documentation_page_loads_only_immutable_files_of_this_server() {
        try (var api = TestApi.start()) {
            var page = api.client().get("/api/docs");

            assertThat(page.header("content-type")).startsWith("text/html");
            assertThat(page.header("content-security-policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .doesNotContain("unsafe");
            assertThat(page.text()).doesNotContainPattern("<style|<script>|https?://");
            var files =
                    Pattern.compile("\"(docs/[^\"]+)\"")
                            .matcher(page.text())
                            .results()
                            .map(link -> "/api/" + link.group(1))
                            .toList();
            assertThat(files).hasSize(3);
            for (var file : files) {
                assertKept(api.client(), file);
            }
        }
    }

    private static void assertKept(Client client, String file) {
        var plain = client.get(file);
        var small = client.with("Accept-Encoding", "br, gzip").get(file);

        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("content-type")).matches("text/(javascript|css); charset=utf-8");
        assertThat(plain.header("cache-control")).contains("immutable");
        assertThat(plain.header("content-encoding")).isNull();
        assertThat(small.header("content-encoding")).isEqualTo("gzip");
        assertThat(length(small)).isLessThan(length(plain));
    }

    private static int length(Client.Answer answer) {
        return Integer.parseInt(String.valueOf(answer.header("content-length")));
    }
}
