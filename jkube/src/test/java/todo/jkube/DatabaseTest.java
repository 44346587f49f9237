package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The PostgreSQL that the chart can install. */
class DatabaseTest {

    private static final String OURS = "postgresql: {enabled: true}";
    private static final String KEY = "secrets: {generateSecretKey: true}";

    private final FakeCluster cluster = FakeCluster.start();
    private final Resources chart = Chart.render(OURS, KEY);
    private final JsonNode pod = chart.get("StatefulSet/postgresql").at("/spec/template/spec");

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void is_not_installed_by_default() {
        assertThat(Chart.render(Chart.SECRETS).byName().keySet())
                .noneMatch(name -> name.contains("postgresql"));
    }

    @Test
    void is_used_by_the_backend() {
        var secret = chart.get("Secret/postgresql-secret").get("stringData");
        var password = secret.get("POSTGRES_PASSWORD").asText();

        assertThat(password).hasSize(32);
        assertThat(secret.get("DATABASE_URL").asText())
                .isEqualTo("postgresql://todo:" + password + "@postgresql:5432/todo");
        assertThat(
                        variable(chart.container("backend"), "DATABASE_URL")
                                .at("/valueFrom/secretKeyRef"))
                .isEqualTo(Resources.parse("{name: postgresql-secret, key: DATABASE_URL}"));
        assertThat(chart.get("Secret/backend-secret").get("stringData").has("DATABASE_URL"))
                .isFalse();
        assertThat(chart.get("Service/postgresql").at("/spec/selector"))
                .isEqualTo(chart.get("StatefulSet/postgresql").at("/spec/selector/matchLabels"));
    }

    @Test
    void belongs_to_the_backends_user_who_is_not_a_superuser() {
        var container = pod.at("/containers/0");
        var variables = container.get("env").findValuesAsText("name");

        assertThat(variable(container, "DATABASE_OWNER").get("value").asText()).isEqualTo("todo");
        assertThat(variables).doesNotContain("POSTGRES_USER");
        assertThat(chart.get("ConfigMap/postgresql-init").at("/data/owner.sql").asText())
                .contains("create role :\"owner\"", "alter role postgres password null");
    }

    @Test
    void keeps_its_generated_password() {
        cluster.keep("postgresql-secret", "POSTGRES_PASSWORD", "made-at-first");

        assertThat(Chart.render(OURS, KEY).get("Secret/postgresql-secret").get("stringData"))
                .isEqualTo(
                        Resources.parse(
                                """
                                POSTGRES_PASSWORD: made-at-first
                                DATABASE_URL: postgresql://todo:made-at-first@postgresql:5432/todo
                                """));
    }

    @Test
    void accepts_a_given_password_or_an_existing_secret() {
        var given = Chart.render(OURS, KEY, "postgresql: {password: given-once}");
        var own = Chart.render(OURS, KEY, "postgresql: {existingSecret: mine}");

        assertThat(given.get("Secret/postgresql-secret").at("/stringData/DATABASE_URL").asText())
                .isEqualTo("postgresql://todo:given-once@postgresql:5432/todo");
        assertThat(own.byName()).doesNotContainKey("Secret/postgresql-secret");
        assertThat(own.get("StatefulSet/postgresql").findValues("secretKeyRef"))
                .allMatch(reference -> reference.get("name").asText().equals("mine"));
        assertThat(
                        variable(own.container("backend"), "DATABASE_URL")
                                .at("/valueFrom/secretKeyRef/name")
                                .asText())
                .isEqualTo("mine");
    }

    @Test
    void keeps_password_and_backups_when_uninstalled() {
        assertThat(List.of("Secret/postgresql-secret", "PersistentVolumeClaim/postgresql-backups"))
                .allSatisfy(name ->
                        assertThat(
                                        chart.get(name)
                                                .at(
                                                        "/metadata/annotations/helm.sh~1resource-policy")
                                                .asText())
                                .isEqualTo("keep"));
    }

    @Test
    void passes_pod_security_restricted() {
        assertThat(List.of(pod, job("postgresql-backup"), job("postgresql-restore")))
                .allSatisfy(spec -> {
                    assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
                    assertThat(spec.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(spec.get("automountServiceAccountToken").asBoolean(true)).isFalse();
                    assertThat(spec.at("/containers/0/securityContext"))
                            .isEqualTo(
                                    Resources.parse(
                                            """
                                            allowPrivilegeEscalation: false
                                            readOnlyRootFilesystem: true
                                            capabilities: {drop: [ALL]}
                                            """));
                });
    }

    @Test
    void is_not_restarted_by_a_new_version_of_the_chart() {
        assertThat(
                        chart.get("StatefulSet/postgresql")
                                .at("/spec/template/metadata/labels")
                                .fieldNames())
                .toIterable()
                .doesNotContain("helm.sh/chart", "app.kubernetes.io/version");
    }

    @Test
    void uses_the_image_with_the_given_tag_or_digest() {
        var digest = "sha256:" + "0123456789abcdef".repeat(4);

        assertThat(pod.at("/containers/0/image").asText())
                .isEqualTo("docker.io/library/postgres:18.6");
        assertThat(
                        Chart.render(OURS, KEY, "postgresql: {image: {digest: '" + digest + "'}}")
                                .get("StatefulSet/postgresql")
                                .findValue("image")
                                .asText())
                .isEqualTo("docker.io/library/postgres:18.6@" + digest);
    }

    @Test
    void is_backed_up_every_night_and_restored_only_by_hand() {
        var dump = chart.get("CronJob/postgresql-backup").get("spec");
        var restore = chart.get("CronJob/postgresql-restore").get("spec");

        assertThat(dump.get("schedule").asText()).isEqualTo("30 2 * * *");
        assertThat(dump.get("suspend").asBoolean(true)).isFalse();
        assertThat(dump.get("concurrencyPolicy").asText()).isEqualTo("Forbid");
        assertThat(
                        variable(job("postgresql-backup").at("/containers/0"), "KEEP")
                                .get("value")
                                .asText())
                .isEqualTo("7");
        assertThat(restore.get("suspend").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"enabled: false", "backup: {enabled: false}"})
    void is_not_backed_up_if_that_is_disabled(String off) {
        assertThat(Chart.render(Chart.SECRETS, OURS, "postgresql: {" + off + "}").byName().keySet())
                .noneMatch(name -> name.startsWith("CronJob/"));
    }

    private JsonNode job(String name) {
        return chart.get("CronJob/" + name).at("/spec/jobTemplate/spec/template/spec");
    }

    private static JsonNode variable(JsonNode container, String name) {
        return container
                .get("env")
                .valueStream()
                .filter(variable -> variable.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
