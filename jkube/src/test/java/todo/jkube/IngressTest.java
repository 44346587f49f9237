package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngressTest {

    @Test
    void routes_the_api_to_the_backend_and_the_rest_to_the_frontend() {
        var spec = Chart.render(Chart.SECRETS).get("Ingress/todo").get("spec");

        assertThat(spec.get("ingressClassName").asText()).isEqualTo("nginx");
        assertThat(spec.findValuesAsText("host")).containsOnly("todo.local");
        assertThat(paths(spec))
                .extracting(path ->
                        path.get("path").asText()
                                + " "
                                + path.get("pathType").asText()
                                + " "
                                + service(path))
                .containsExactly(
                        "/api Prefix backend",
                        "/todobackend Prefix backend",
                        "/mcp Prefix backend",
                        "/.well-known Prefix backend",
                        "/oauth/token Prefix backend",
                        "/oauth/register Prefix backend",
                        "/oauth/revoke Prefix backend",
                        "/ Prefix frontend");
    }

    @Test
    void uses_the_port_of_each_service() {
        var chart = Chart.render(Chart.SECRETS);

        assertThat(paths(chart.get("Ingress/todo").get("spec")))
                .allSatisfy(path -> {
                    var port = chart.get("Service/" + service(path)).at("/spec/ports/0");
                    var container = chart.container(service(path)).at("/ports/0/name");
                    assertThat(path.at("/backend/service/port/name")).isEqualTo(port.get("name"));
                    assertThat(port.get("targetPort")).isEqualTo(container);
                });
    }

    @Test
    void can_be_disabled() {
        var chart = Chart.render(Chart.SECRETS, "ingress: {enabled: false}");

        assertThat(chart.byName())
                .doesNotContainKey("Ingress/todo")
                .containsKey("Service/frontend");
    }

    @Test
    void accepts_host_class_tls_and_annotations() {
        var ingress =
                Chart.render(
                                Chart.SECRETS,
                                """
                                ingress:
                                  className: contour
                                  host: tasks.example
                                  annotations: {cert-manager.io/cluster-issuer: letsencrypt}
                                  tls: [{secretName: tasks-tls, hosts: [tasks.example]}]
                                """)
                        .get("Ingress/todo");

        assertThat(ingress.at("/metadata/annotations/cert-manager.io~1cluster-issuer").asText())
                .isEqualTo("letsencrypt");
        assertThat(ingress.at("/spec/ingressClassName").asText()).isEqualTo("contour");
        assertThat(ingress.at("/spec/rules").findValuesAsText("host"))
                .containsOnly("tasks.example");
        assertThat(ingress.at("/spec/tls"))
                .isEqualTo(Resources.parse("[{secretName: tasks-tls, hosts: [tasks.example]}]"));
    }

    @Test
    void enables_tls_by_the_name_of_a_secret() {
        var ingress = Chart.render(Chart.SECRETS, "ingress: {tlsSecret: mine}").get("Ingress/todo");

        assertThat(ingress.at("/spec/tls"))
                .isEqualTo(Resources.parse("[{secretName: mine, hosts: [todo.local]}]"));
    }

    @Test
    void requests_a_certificate_by_the_name_of_an_issuer() {
        var ingress =
                Chart.render(
                                Chart.SECRETS,
                                "ingress: {clusterIssuer: letsencrypt, annotations: {a: b}}")
                        .get("Ingress/todo");

        assertThat(ingress.at("/metadata/annotations/a").asText()).isEqualTo("b");
        assertThat(ingress.at("/metadata/annotations/cert-manager.io~1cluster-issuer").asText())
                .isEqualTo("letsencrypt");
        assertThat(ingress.at("/spec/tls"))
                .isEqualTo(Resources.parse("[{secretName: todo-tls, hosts: [todo.local]}]"));
    }

    @Test
    void accepts_imports_as_large_as_the_api_does() {
        var limit = "/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-body-size";
        var other = "ingress: {annotations: {nginx.ingress.kubernetes.io/proxy-body-size: 1m}}";

        assertThat(Chart.render(Chart.SECRETS).get("Ingress/todo").at(limit).asText())
                .isEqualTo("20m");
        assertThat(Chart.render(Chart.SECRETS, other).get("Ingress/todo").at(limit).asText())
                .isEqualTo("1m");
    }

    @Test
    void lets_streams_last_behind_contour() {
        var limit = "/metadata/annotations/projectcontour.io~1response-timeout";
        var other = "ingress: {annotations: {projectcontour.io/response-timeout: 1m}}";

        assertThat(Chart.render(Chart.SECRETS).get("Ingress/todo").at(limit).asText())
                .isEqualTo("infinity");
        assertThat(Chart.render(Chart.SECRETS, other).get("Ingress/todo").at(limit).asText())
                .isEqualTo("1m");
    }

    @Test
    void is_replaced_by_a_gateway() {
        var chart =
                Chart.render(
                        Chart.SECRETS,
                        "{ingress: {host: tasks.example}, gateway: {name: edge, namespace: gateways}}");

        assertThat(chart.byName()).doesNotContainKey("Ingress/todo");
        var spec = chart.get("HTTPRoute/todo").get("spec");
        assertThat(spec.get("parentRefs"))
                .isEqualTo(Resources.parse("[{name: edge, namespace: gateways}]"));
        assertThat(spec.get("hostnames")).isEqualTo(Resources.parse("[tasks.example]"));
        assertThat(spec.get("rules").valueStream())
                .allMatch(rule -> rule.at("/timeouts/request").asText().equals("0s"))
                .extracting(rule ->
                        String.join(",", rule.get("matches").findValuesAsText("value"))
                                + " "
                                + rule.at("/backendRefs/0/name").asText()
                                + " "
                                + rule.at("/backendRefs/0/port").asInt())
                .containsExactly(
                        "/api,/todobackend,/mcp,/.well-known,/oauth/token,/oauth/register,/oauth/revoke backend 8000",
                        "/ frontend 3000");
    }

    /** Each path in its own rule. */
    private static List<JsonNode> paths(JsonNode spec) {
        return spec.get("rules").valueStream().map(rule -> rule.at("/http/paths/0")).toList();
    }

    private static String service(JsonNode path) {
        return path.at("/backend/service/name").asText();
    }
}
