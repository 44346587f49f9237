package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String OWN = "secrets: {existingSecret: mine}";

    private final FakeCluster cluster = FakeCluster.start();

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void have_the_keys_that_the_backend_reads() {
        var chart = Chart.render(Chart.SECRETS, "secrets: {openaiApiKey: 'it\"s {{ a }} key'}");

        assertThat(chart.get("Secret/backend-secret").get("stringData"))
                .isEqualTo(
                        Resources.parse(
                                """
                                DATABASE_URL: postgresql://todo:secret@db:5432/todo
                                SECRET_KEY: 0123456789abcdef0123456789abcdef
                                OPENAI_API_KEY: 'it"s {{ a }} key'
                                """));
        assertThat(secret(chart)).isEqualTo("backend-secret");
    }

    @Test
    void are_requested_in_one_message() {
        assertThat(Chart.refusal())
                .contains(
                        "Set secrets.databaseUrl and secrets.secretKey, or set secrets.existingSecret to a Secret with"
                                + " DATABASE_URL and SECRET_KEY.");
        assertThat(Chart.refusal("secrets: {secretKey: 0123456789abcdef0123456789abcdef}"))
                .contains("Set secrets.databaseUrl, or set");
        assertThat(Chart.refusal("secrets: {databaseUrl: postgresql://db/todo}"))
                .contains("Set secrets.secretKey, or set");
    }

    @Test
    void are_refused_if_the_key_is_short() {
        assertThat(
                        Chart.refusal(
                                Chart.SECRETS,
                                "secrets: {secretKey: 0123456789abcdef0123456789abcde}"))
                .contains("Set secrets.secretKey to at least 32 bytes.")
                .doesNotContain("0123456789");
    }

    @Test
    void can_be_in_an_existing_secret() {
        var chart = Chart.render(OWN);

        assertThat(chart.byName()).doesNotContainKey("Secret/backend-secret");
        assertThat(secret(chart)).isEqualTo("mine");
    }

    @Test
    void are_required() {
        assertThat(Chart.refusal(Chart.SECRETS, "secrets: {create: false}"))
                .contains(
                        "Set secrets.existingSecret to the Secret to use, because secrets.create is false.");
        assertThat(secret(Chart.render("secrets: {create: false, existingSecret: mine}")))
                .isEqualTo("mine");
    }

    @Test
    void include_a_generated_key_on_request() {
        var values = "secrets: {databaseUrl: postgresql://db/todo, generateSecretKey: true}";

        assertThat(key(Chart.render(values)))
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(key(Chart.render(values)));
        assertThat(key(Chart.render(Chart.SECRETS, values)))
                .isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void keep_the_generated_key_through_upgrades() {
        cluster.keep("backend-secret", "SECRET_KEY", "made at the first installation");

        assertThat(
                        key(
                                Chart.render(
                                        "postgresql: {enabled: true}",
                                        "secrets: {generateSecretKey: true}")))
                .isEqualTo("made at the first installation");
    }

    @Test
    void restart_the_backend_when_an_existing_secret_has_changed() {
        cluster.keep("mine", "SECRET_KEY", "before");
        var before = annotations(Chart.render(OWN));
        var again = annotations(Chart.render(OWN));
        cluster.keep("mine", "SECRET_KEY", "after");

        assertThat(annotations(Chart.render(OWN))).isNotEqualTo(before);
        assertThat(again).isEqualTo(before);
    }

    private static JsonNode annotations(Resources chart) {
        return chart.get("Deployment/backend").at("/spec/template/metadata/annotations");
    }

    private static String key(Resources chart) {
        return chart.get("Secret/backend-secret").at("/stringData/SECRET_KEY").asText();
    }

    @Test
    void are_not_given_to_the_frontend() {
        assertThat(Chart.render(Chart.SECRETS).container("frontend").toString())
                .doesNotContain("secret");
    }

    private static String secret(Resources chart) {
        return chart.container("backend").at("/envFrom/1/secretRef/name").asText();
    }
}
