package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/doctor explains why the services cannot be reached. */
class DoctorNetworkTest {

    private final DoctorScript script;

    DoctorNetworkTest(@TempDir Path directory) throws IOException {
        script = new DoctorScript(directory);
    }

    @Test
    void finds_a_missing_ingress_class() throws Exception {
        script.answers().put(".spec.ingressClassName", "traefik");
        script.answers().put("get ingressclass -o", "nginx contour");

        assertThat(script.run(1))
                .contains("The Ingress class traefik does not exist", "classes: nginx contour");
    }

    @Test
    void finds_an_ingress_without_an_address() throws Exception {
        script.answers().remove("ingress[0].ip");

        assertThat(script.run(1)).contains("The Ingress has no address");
    }

    @Test
    void finds_a_host_that_does_not_resolve() throws Exception {
        script.hosts("");

        assertThat(script.run(1)).contains("cannot resolve todo.local", "192.168.49.2 todo.local");
    }

    @Test
    void finds_a_host_that_resolves_to_another_address() throws Exception {
        script.hosts("192.168.1.7 todo.local");

        assertThat(script.run(1))
                .contains(
                        "todo.local resolves to 192.168.1.7, but the Ingress has the address 192.168");
    }

    @Test
    void finds_a_gateway_that_does_not_accept_the_route() throws Exception {
        script.answers().remove(".spec.rules[0].host");
        script.answers().put(".spec.hostnames[0]", "todo.local");

        assertThat(script.run(1)).contains("The Gateway does not accept the HTTPRoute");
    }

    @Test
    void finds_an_invalid_cors_origin() throws Exception {
        script.answers().put(".data.CORS_ORIGINS", "https://a.example,https://b.example/");

        assertThat(script.run(1))
                .contains("CORS: https://b.example/ is not a valid origin")
                .doesNotContain("a.example is");
    }

    @Test
    void finds_a_frontend_that_uses_the_wrong_port() throws Exception {
        script.answers().put("get service/backend", "80");

        assertThat(script.run(1)).contains("Set frontend.config.apiUrl to http://backend:80");
    }
}
