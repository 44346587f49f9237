package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts/doctor says about the ways to the services. */
class DoctorNetworkTest {

    private final Patient patient;

    DoctorNetworkTest(@TempDir Path directory) throws IOException {
        patient = new Patient(directory);
    }

    @Test
    void an_ingress_class_that_there_is_not() throws Exception {
        patient.answers().put(".spec.ingressClassName", "traefik");
        patient.answers().put("get ingressclass -o", "nginx contour");

        assertThat(patient.doctor(1))
                .contains("There is no Ingress class traefik", "There are: nginx contour");
    }

    @Test
    void an_ingress_that_nobody_serves() throws Exception {
        patient.answers().remove("ingress[0].ip");

        assertThat(patient.doctor(1)).contains("The Ingress has no address");
    }

    @Test
    void a_host_that_this_machine_does_not_know() throws Exception {
        patient.hosts("");

        assertThat(patient.doctor(1))
                .contains("does not know todo.local", "192.168.49.2 todo.local");
    }

    @Test
    void a_host_that_leads_somewhere_else() throws Exception {
        patient.hosts("192.168.1.7 todo.local");

        assertThat(patient.doctor(1))
                .contains("todo.local is 192.168.1.7 here, and the Ingress has 192.168");
    }

    @Test
    void a_gateway_that_takes_no_route() throws Exception {
        patient.answers().remove(".spec.rules[0].host");
        patient.answers().put(".spec.hostnames[0]", "todo.local");

        assertThat(patient.doctor(1)).contains("The Gateway does not take the HTTPRoute");
    }

    @Test
    void an_origin_that_is_none() throws Exception {
        patient.answers().put(".data.CORS_ORIGINS", "https://a.example,https://b.example/");

        assertThat(patient.doctor(1))
                .contains("CORS: https://b.example/ is no origin")
                .doesNotContain("a.example is");
    }

    @Test
    void a_frontend_that_looks_at_the_wrong_port() throws Exception {
        patient.answers().put("get service/backend", "80");

        assertThat(patient.doctor(1)).contains("Set frontend.config.apiUrl to http://backend:80");
    }
}
