package todo.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import todo.api.Contract;
import todo.api.TestApi;

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

        try (var api = TestApi.start()) {
            assertThat(documented).isEqualTo(api.app().routes().all());
            var served = api.client().get("/api/openapi.yaml");
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.text()).startsWith("openapi: 3.1.0");
        }
    }
}
