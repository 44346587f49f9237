package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class SessionTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static TestApi api;
    private static TestApi other;
    private Client.Answer first;

    @BeforeAll
    static void start() {
        var database = TestApi.database();
        api = TestApi.start(database, CLOCK, Map.of());
        other = TestApi.start(database, CLOCK, Map.of());
        api.awaitReady();
        other.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
        other.close();
    }

    @BeforeEach
    void register() {
        first = api.register(UUID.randomUUID() + "@example.org");
    }

    @Test
    void a_refresh_token_renews_the_session() {
        CLOCK.advance(Duration.ofMinutes(31));
        assertThat(me(first)).isEqualTo(401);

        var second = refresh(first);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("user")).isEqualTo(first.body().get("user"));
        assertThat(second.body().get("refresh_token"))
                .isNotEqualTo(first.body().get("refresh_token"));
        assertThat(me(second)).isEqualTo(200);
        assertThat(refresh(second).status()).isEqualTo(200);
    }

    @Test
    void reusing_a_replaced_refresh_token_ends_the_session() {
        var second = refresh(first);
        CLOCK.advance(Duration.ofSeconds(11));

        assertThat(refresh(first).status()).isEqualTo(401);

        assertThat(me(second)).isEqualTo(401);
        assertThat(refresh(second).status()).isEqualTo(401);
    }

    @Test
    void simultaneous_renewals_get_the_same_successor() throws Exception {
        var renewals =
                IntStream.range(0, 8)
                        .<Callable<String>>mapToObj(
                                n -> () -> refresh(first).body().get("refresh_token").textValue())
                        .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var successors =
                    threads.invokeAll(renewals).stream()
                            .map(future -> future.resultNow())
                            .distinct();
            assertThat(successors).hasSize(1);
        }
    }

    @Test
    void a_session_ends_after_two_idle_weeks() {
        CLOCK.advance(Duration.ofDays(13));
        var second = refresh(first);
        CLOCK.advance(Duration.ofDays(13));
        var third = refresh(second);
        assertThat(third.status()).isEqualTo(200);

        CLOCK.advance(Duration.ofDays(15));
        assertThat(refresh(third).status()).isEqualTo(401);
    }

    @Test
    void a_session_ends_after_ninety_days_even_if_it_is_renewed() {
        var last = first;
        for (var day = 0; day < 89; day += 10) {
            last = refresh(last);
            assertThat(last.status()).isEqualTo(200);
            CLOCK.advance(Duration.ofDays(10));
        }

        CLOCK.advance(Duration.ofDays(1));

        assertThat(refresh(last).status()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_refresh_token_too() {
        api.signedIn(first).post("/api/auth/logout", Map.of());

        assertThat(refresh(first).status()).isEqualTo(401);
    }

    @Test
    void signing_out_takes_effect_immediately_on_other_replicas() {
        var there = other.signedIn(first);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(200);

        api.signedIn(first).post("/api/auth/logout", Map.of());

        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(there.get("/api/tasks").status()).isEqualTo(401);
        var token = first.body().get("refresh_token").textValue();
        assertThat(
                        other.client()
                                .post("/api/auth/refresh", Map.of("refresh_token", token))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void a_user_lists_and_ends_their_sessions() {
        var email = first.body().at("/user/email").textValue();
        CLOCK.advance(Duration.ofSeconds(1));
        var phone = api.signedIn(api.login(email, TestApi.PASSWORD));
        var here = api.signedIn(first);

        var sessions = here.get("/api/auth/sessions").body().get("sessions");

        assertThat(sessions).hasSize(2);
        assertThat(sessions)
                .filteredOn(session -> session.get("current").booleanValue())
                .hasSize(1);
        assertThat(sessions.get(0).get("address").textValue()).startsWith("203.0.");
        assertThat(sessions.get(0).get("user_agent").textValue()).startsWith("Java-http-client");
        for (var session : sessions) {
            if (!session.get("current").booleanValue()) {
                var path = "/api/auth/sessions/" + session.get("id").textValue();
                assertThat(api.newUser().delete(path).status()).isEqualTo(404);
                assertThat(here.delete(path).status()).isEqualTo(204);
            }
        }
        assertThat(phone.get("/api/auth/me").status()).isEqualTo(401);
        assertThat(here.get("/api/auth/me").status()).isEqualTo(200);
        assertThat(here.delete("/api/auth/sessions/x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%%%",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void a_forged_refresh_token_is_refused(String token) {
        var answer = api.client().post("/api/auth/refresh", Map.of("refresh_token", token));

        assertThat(answer.status()).isEqualTo(401);
    }

    private static Client.Answer refresh(Client.Answer answer) {
        var token = answer.body().get("refresh_token").textValue();
        return api.client().post("/api/auth/refresh", Map.of("refresh_token", token));
    }

    private static int me(Client.Answer answer) {
        return api.signedIn(answer).get("/api/auth/me").status();
    }
}
