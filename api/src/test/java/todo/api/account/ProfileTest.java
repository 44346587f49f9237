package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.TestApi;

class ProfileTest {

    private static TestApi api;
    private String email;
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        email = UUID.randomUUID() + "@example.org";
        client = api.signedIn(api.register(email));
    }

    @Test
    void a_user_changes_name_time_zone_and_locale() {
        var change = Map.of("name", "Ada", "time_zone", "Europe/Vienna", "locale", "de-at");

        var changed = client.patch("/api/auth/me", change);

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("name").textValue()).isEqualTo("Ada");
        assertThat(changed.body().get("time_zone").textValue()).isEqualTo("Europe/Vienna");
        assertThat(changed.body().get("locale").textValue()).isEqualTo("de-AT");
        assertThat(client.get("/api/auth/me").body()).isEqualTo(changed.body());
        client.patch("/api/auth/me", Map.of("name", ""));
        assertThat(client.get("/api/auth/me").body().get("name").isNull()).isTrue();
        assertThat(client.get("/api/auth/me").body().get("locale").textValue()).isEqualTo("de-AT");
    }

    @Test
    void null_resets_a_field_and_an_absent_field_keeps_its_value() {
        client.patch(
                "/api/auth/me",
                Map.of("name", "Ada", "time_zone", "Europe/Vienna", "locale", "de-AT"));

        var nothing = client.patch("/api/auth/me", Map.of());
        assertThat(nothing.body()).isEqualTo(client.get("/api/auth/me").body());
        assertThat(nothing.body().get("name").textValue()).isEqualTo("Ada");
        var zone = client.patch("/api/auth/me", Collections.singletonMap("time_zone", null));
        assertThat(zone.body().get("time_zone").textValue()).isEqualTo("UTC");
        assertThat(zone.body().get("locale").textValue()).isEqualTo("de-AT");
        var locale = client.patch("/api/auth/me", Collections.singletonMap("locale", null));
        assertThat(locale.body().get("locale").textValue()).isEqualTo("en");
        var name = client.patch("/api/auth/me", Collections.singletonMap("name", null));
        assertThat(name.body().get("name").isNull()).isTrue();
        assertThat(client.get("/api/auth/me").body()).isEqualTo(name.body());
    }

    @ParameterizedTest
    @CsvSource({"time_zone,Mars/Olympus", "time_zone,+25:00", "locale,not a tag", "locale,''"})
    void an_invalid_time_zone_or_locale_is_refused(String member, String value) {
        var answer = client.patch("/api/auth/me", Map.of(member, value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/" + member);
    }

    @Test
    void a_new_password_ends_the_other_sessions() {
        var other = api.signedIn(api.login(email, TestApi.PASSWORD));

        var answer =
                client.post(
                        "/api/auth/password",
                        Map.of(
                                "current_password",
                                TestApi.PASSWORD,
                                "new_password",
                                "an even longer one"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(other.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(401);
        assertThat(api.login(email, "an even longer one").status()).isEqualTo(200);
    }

    @Test
    void a_common_new_password_is_refused() {
        var change = Map.of("current_password", TestApi.PASSWORD, "new_password", "Iloveyou");

        var answer = client.post("/api/auth/password", change);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/new_password");
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void the_own_e_mail_address_as_the_new_password_is_refused() {
        var change = Map.of("current_password", TestApi.PASSWORD, "new_password", email);

        var answer = client.post("/api/auth/password", change);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/new_password");
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void changes_require_the_current_password() {
        var change = Map.of("current_password", "wrong", "new_password", "an even longer one");

        var answer = client.post("/api/auth/password", change);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue())
                .isEqualTo("/current_password");
        assertThat(remove("wrong").status()).isEqualTo(422);
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void deleting_an_account_deletes_all_its_data() {
        client.post("/api/tasks", Map.of("title", "Gone"));

        assertThat(remove(TestApi.PASSWORD).status()).isEqualTo(204);

        assertThat(client.get("/api/tasks").status()).isEqualTo(401);
        assertThat(api.login(email, TestApi.PASSWORD).status()).isEqualTo(401);
        var again = api.signedIn(api.register(email));
        assertThat(again.get("/api/tasks").body().get("total").intValue()).isZero();
    }

    private Client.Answer remove(String password) {
        return client.with("Content-Type", "application/json")
                .raw("DELETE", "/api/auth/me", "{\"password\": \"" + password + "\"}");
    }
}
