package todo.jkube;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String OWN = "secrets: {existingSecret: mine}";

    @Test
    void areKeptByTheNamesThatTheBackendReads() {
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
    void areAskedForInOneSentence() {
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
    void areRefusedWhereTheKeyIsShort() {
        assertThat(
                        Chart.refusal(
                                Chart.SECRETS,
                                "secrets: {secretKey: 0123456789abcdef0123456789abcde}"))
                .contains("Set secrets.secretKey to at least 32 bytes.")
                .doesNotContain("0123456789");
    }

    @Test
    void mayBeInASecretOfOnesOwn() {
        var chart = Chart.render(OWN);

        assertThat(chart.byName()).doesNotContainKey("Secret/backend-secret");
        assertThat(secret(chart)).isEqualTo("mine");
    }

    @Test
    void haveToBeSomewhere() {
        assertThat(Chart.refusal(Chart.SECRETS, "secrets: {create: false}"))
                .contains(
                        "Name the Secret to use in secrets.existingSecret, as secrets.create is false.");
        assertThat(secret(Chart.render("secrets: {create: false, existingSecret: mine}")))
                .isEqualTo("mine");
    }

    @Test
    void stayAwayFromTheFrontend() {
        assertThat(Chart.render(Chart.SECRETS).container("frontend").toString())
                .doesNotContain("secret");
    }

    private static String secret(Resources chart) {
        return chart.container("backend").at("/envFrom/1/secretRef/name").asText();
    }
}
