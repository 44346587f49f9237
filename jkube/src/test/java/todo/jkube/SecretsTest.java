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
    void are_kept_by_the_names_that_the_backend_reads() {
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
    void are_asked_for_in_one_sentence() {
        assertThat(Chart.refusal())
                .contains(
                        "Set secrets.databaseUrl and secrets.secretKey, or name a Secret that holds DATABASE_URL and SECRET_KEY in"
                                + " secrets.existingSecret.");
        assertThat(Chart.refusal("secrets: {secretKey: 0123456789abcdef0123456789abcdef}"))
                .contains("Set secrets.databaseUrl, or name");
        assertThat(Chart.refusal("secrets: {databaseUrl: postgresql://db/todo}"))
                .contains("Set secrets.secretKey, or name");
    }

    @Test
    void are_refused_where_the_key_is_short() {
        assertThat(
                        Chart.refusal(
                                Chart.SECRETS,
                                "secrets: {secretKey: 0123456789abcdef0123456789abcde}"))
                .contains("Set secrets.secretKey to at least 32 bytes.")
                .doesNotContain("0123456789");
    }

    @Test
    void may_be_in_a_secret_of_ones_own() {
        var chart = Chart.render(OWN);

        assertThat(chart.byName()).doesNotContainKey("Secret/backend-secret");
        assertThat(secret(chart)).isEqualTo("mine");
    }

    @Test
    void have_to_be_somewhere() {
        assertThat(Chart.refusal(Chart.SECRETS, "secrets: {create: false}"))
                .contains(
                        "Name the Secret to use in secrets.existingSecret, as secrets.create is false.");
        assertThat(secret(Chart.render("secrets: {create: false, existingSecret: mine}")))
                .isEqualTo("mine");
    }

    @Test
    void include_a_key_of_the_charts_own_making_where_that_is_asked_for() {
        var values = "secrets: {databaseUrl: postgresql://db/todo, generateSecretKey: true}";

        assertThat(key(Chart.render(values)))
                .hasSizeGreaterThanOrEqualTo(32)
                .isNotEqualTo(key(Chart.render(values)));
        assertThat(key(Chart.render(Chart.SECRETS, values)))
                .isEqualTo("0123456789abcdef0123456789abcdef");
    }

    @Test
    void keep_the_key_that_was_made_through_upgrades() {
        cluster.keep("backend-secret", "SECRET_KEY", "made at the first installation");

        assertThat(
                        key(
                                Chart.render(
                                        "postgresql: {enabled: true}",
                                        "secrets: {generateSecretKey: true}")))
                .isEqualTo("made at the first installation");
    }

    @Test
    void roll_the_backend_when_a_secret_of_ones_own_has_changed() {
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
    void stay_away_from_the_frontend() {
        assertThat(Chart.render(Chart.SECRETS).container("frontend").toString())
                .doesNotContain("secret");
    }

    private static String secret(Resources chart) {
        return chart.container("backend").at("/envFrom/1/secretRef/name").asText();
    }
}
