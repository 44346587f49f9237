package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class AccountTest {

    private static final String PASSWORD = "correct horse battery";
    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), CLOCK, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void registering_signs_in() {
        var answer = register("ada@example.org", PASSWORD);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().get("token_type").textValue()).isEqualTo("bearer");
        assertThat(answer.body().get("expires_in").intValue()).isEqualTo(1800);
        assertThat(answer.body().at("/user/email").textValue()).isEqualTo("ada@example.org");
        assertThat(answer.text()).doesNotContain("password", "argon2");
        var me = api.signedIn(answer).get("/api/auth/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).isEqualTo(answer.body().get("user"));
        assertThat(me.body().get("time_zone").textValue()).isEqualTo("UTC");
    }

    @Test
    void an_e_mail_address_has_one_account_regardless_of_case() {
        register("grace@example.org", PASSWORD);

        assertThat(register("Grace@Example.ORG", PASSWORD).status()).isEqualTo(409);
        assertThat(api.login("GRACE@example.org", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void an_e_mail_address_has_one_account_regardless_of_unicode_form() {
        assertThat(register("ren\u00e9@example.org", PASSWORD).status()).isEqualTo(201);

        assertThat(register("rene\u0301@example.org", PASSWORD).status()).isEqualTo(409);
        assertThat(api.login("rene\u0301@example.org", PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0001b@example.org",
                "a\u007fb@example.org",
                "a\u202eb@example.org",
                "ab@exam\u200bple.org",
                "a\u00a0b@example.org",
                "ab@example.org\u2060"
            })
    void an_e_mail_address_with_invisible_characters_is_refused(String email) {
        var answer = register(email, PASSWORD);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/email");
    }

    @Test
    void a_registration_reports_every_broken_rule() {
        var answer =
                api.client()
                        .post("/api/auth/register", Map.of("email", "nobody", "password", "short"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors"))
                .extracting(error -> error.get("pointer").textValue())
                .containsExactly("/email", "/password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "PassWord", "  password1 ", "ｐａｓｓｗｏｒｄ", "12345678", "zxcvbnm1"})
    void a_common_password_is_refused(String password) {
        var email = UUID.randomUUID() + "@example.org";

        var answer = register(email, password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/password");
        assertThat(answer.body().get("detail").textValue())
                .isEqualTo("This password is too common.");
        assertThat(register(email, password.strip() + " but longer").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaa",
                "AAAAaaaa",
                "aaaaaaaa1",
                "aaaabbbb",
                "abababab",
                "abcabcabc",
                "toditodi",
                "abcdefgh",
                "hgfedcba",
                "abcd12345",
                "987654321x",
                "qwertyuiop[",
                "qwer12345",
                "ｑｗｅｒ１２３４５",
                "абвгдежз",
                "        aaaaaaaa ",
                "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0"
            })
    void a_password_of_repeated_or_consecutive_characters_is_refused(String password) {
        var answer = register(UUID.randomUUID() + "@example.org", password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/password");
        assertThat(answer.body().get("detail").textValue())
                .startsWith("This password is too easy to guess");
    }

    @ParameterizedTest
    @CsvSource({
        "augusta.ada@example.org, augusta.ada@example.org",
        "augusta.ada1@example.org, AUGUSTA.ADA1@Example.org ",
        "augusta.ada2@example.org, augusta.ada2",
        "augusta.ada3@example.org, Augusta.Ada3!!",
        "augusta.ada4@example.org, 1augusta.ada4@example.org",
        "lovelace@example.org, lovelacelovelace",
        "p@example.org, p@example.org",
    })
    void the_own_e_mail_address_is_no_password(String email, String password) {
        var answer = register(email, password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/password");
        assertThat(answer.body().get("detail").textValue())
                .startsWith("This password is too easy to guess");
        assertThat(register(email, password + " and a horse").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc horse def", "a mail to bob", "tree 1234 house", "mississippi river"})
    void a_password_with_some_consecutive_characters_is_accepted(String password) {
        assertThat(register(UUID.randomUUID() + "@example.org", password).status()).isEqualTo(201);
    }

    @Test
    void the_answers_begin_as_clients_of_the_first_version_expect() {
        register("radia@example.org", PASSWORD);

        assertThat(
                        api.login("radia@example.org", "something else")
                                .body()
                                .get("detail")
                                .textValue())
                .startsWith("Invalid email or password");
        assertThat(register("radia@example.org", PASSWORD).body().get("detail").textValue())
                .startsWith("Email already registered");
        var client = api.signedIn(api.login("radia@example.org", PASSWORD));
        assertThat(client.post("/api/auth/logout", Map.of()).body().get("message").textValue())
                .startsWith("Logged out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"пароль и ещё", "密码密码密码密码", "  spaces at both ends  ", "Ｆｕｌｌｗｉｄｔｈ１"})
    void a_password_can_be_in_any_script(String password) {
        var email = UUID.randomUUID() + "@example.org";
        register(email, password);

        assertThat(api.login(email, password).status()).isEqualTo(200);
        assertThat(api.login(email, password + "x").status()).isEqualTo(401);
    }

    @Test
    void a_password_has_at_most_128_characters_including_white_space() {
        var email = UUID.randomUUID() + "@example.org";
        var longest = " " + "x".repeat(126) + " ";

        assertThat(register(email, longest + " ").status()).isEqualTo(422);
        assertThat(register(email, longest).status()).isEqualTo(201);
        assertThat(api.login(email, longest + " ").status()).isEqualTo(422);
        assertThat(api.login(email, longest).status()).isEqualTo(200);
    }

    @Test
    void a_password_matches_regardless_of_unicode_form() {
        register("unicode@example.org", "Ångström Å");

        assertThat(api.login("unicode@example.org", "A\u030angström A\u030a").status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_address_and_a_wrong_password_get_the_same_answer() {
        register("alan@example.org", PASSWORD);

        var wrong = api.login("alan@example.org", "something else");
        var unknown = api.login("nobody@example.org", PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body().get("detail")).isEqualTo(wrong.body().get("detail"));
        assertThat(unknown.header("www-authenticate")).isEqualTo("Bearer");
    }

    @Test
    void signing_out_revokes_the_token_and_keeps_other_sessions() {
        register("barbara@example.org", PASSWORD);
        var here = api.signedIn(api.login("barbara@example.org", PASSWORD));
        var there = api.signedIn(api.login("barbara@example.org", PASSWORD));

        assertThat(here.post("/api/auth/logout", Map.of()).status()).isEqualTo(200);

        assertThat(here.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(here.get("/api/tasks").status()).isEqualTo(401);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(200);
    }

    @Test
    void an_access_token_expires_after_half_an_hour() {
        var client = api.signedIn(register("edsger@example.org", PASSWORD));

        CLOCK.advance(Duration.ofMinutes(29));
        assertThat(client.get("/api/auth/me").status()).isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(client.get("/api/auth/me").status()).isEqualTo(401);
    }

    @Test
    void only_a_token_signed_by_this_service_is_accepted() throws Exception {
        var answer = register("forger@example.org", PASSWORD);
        var token = SignedJWT.parse(answer.body().get("access_token").textValue());
        var claims = token.getJWTClaimsSet();

        assertThat(status(token.serialize())).isEqualTo(200);
        assertThat(status(signed("HS256", "JWT", claims, TestApi.SECRET_KEY))).isEqualTo(200);

        assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
        assertThat(status(signed("HS256", "JWT", claims, "another secret of at least 32 bytes!")))
                .isEqualTo(401);
        assertThat(status(signed("HS384", "JWT", claims, TestApi.SECRET_KEY + TestApi.SECRET_KEY)))
                .isEqualTo(401);
        assertThat(status(signed("HS256", "at+jwt", claims, TestApi.SECRET_KEY))).isEqualTo(401);
        var noAudience = new JWTClaimsSet.Builder(claims).audience((String) null).build();
        assertThat(status(signed("HS256", "JWT", noAudience, TestApi.SECRET_KEY))).isEqualTo(401);
        var noEnd = new JWTClaimsSet.Builder(claims).expirationTime(null).build();
        assertThat(status(signed("HS256", "JWT", noEnd, TestApi.SECRET_KEY))).isEqualTo(401);
        var notYet =
                new JWTClaimsSet.Builder(claims)
                        .notBeforeTime(Date.from(CLOCK.instant().plusSeconds(60)))
                        .build();
        assertThat(status(signed("HS256", "JWT", notYet, TestApi.SECRET_KEY))).isEqualTo(401);
        var otherUser =
                new JWTClaimsSet.Builder(claims).subject(UUID.randomUUID().toString()).build();
        assertThat(status(signed("HS256", "JWT", otherUser, TestApi.SECRET_KEY))).isEqualTo(401);
        for (var broken : List.of("", "x", "a.b.c", token.serialize() + "x")) {
            assertThat(status(broken)).isEqualTo(401);
        }
    }

    @Test
    void without_a_token_every_task_route_answers_401() {
        var client = api.client();

        assertThat(client.get("/api/tasks").status()).isEqualTo(401);
        assertThat(client.post("/api/tasks", Map.of("title", "t")).status()).isEqualTo(401);
        assertThat(client.get("/api/tasks/x").header("www-authenticate")).isEqualTo("Bearer");
        assertThat(client.with("Authorization", "Basic YTpi").get("/api/tasks").status())
                .isEqualTo(401);
    }

    private static int status(String token) {
        return api.client().with("Authorization", "Bearer " + token).get("/api/auth/me").status();
    }

    private static String signed(String algorithm, String type, JWTClaimsSet claims, String secret)
            throws Exception {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .type(new JOSEObjectType(type))
                        .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static Client.Answer register(String email, String password) {
        return api.client()
                .post("/api/auth/register", Map.of("email", email, "password", password));
    }
}
