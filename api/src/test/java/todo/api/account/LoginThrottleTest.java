package todo.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class LoginThrottleTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static TestApi one;
    private static TestApi two;

    private String email;
    private String address;

    @BeforeAll
    static void start() {
        var database = TestApi.database();
        one = TestApi.start(database, CLOCK, Map.of());
        two = TestApi.start(database, CLOCK, Map.of());
        one.awaitReady();
        two.awaitReady();
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @BeforeEach
    void register() {
        email = UUID.randomUUID() + "@example.org";
        address = TestApi.nextAddress();
        one.register(email);
    }

    @Test
    void five_failures_block_an_account_on_every_replica_and_for_every_address() {
        fail(5, email);

        var answer = login(one, email, TestApi.PASSWORD, TestApi.nextAddress());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("16");
        assertThat(answer.body().get("detail").textValue())
                .isEqualTo("Too many attempts. Try again in 15 seconds.");
        assertThat(login(two, email, TestApi.PASSWORD, TestApi.nextAddress()).status())
                .isEqualTo(429);

        CLOCK.advance(Duration.ofSeconds(16));
        assertThat(login(two, email, TestApi.PASSWORD, TestApi.nextAddress()).status())
                .isEqualTo(200);
    }

    @Test
    void attempts_are_counted_regardless_of_case() {
        var small = "σ" + UUID.randomUUID() + ".aσ@example.org";
        var capital = small.toUpperCase(Locale.ROOT);
        one.register(small);
        assertThat(login(one, capital, TestApi.PASSWORD, address).status()).isEqualTo(200);
        fail(3, small);
        fail(2, capital);

        assertThat(login(one, small, TestApi.PASSWORD, address).status()).isEqualTo(429);
        assertThat(login(two, capital, TestApi.PASSWORD, address).status()).isEqualTo(429);
    }

    @Test
    void waits_double_up_to_fifteen_minutes() {
        fail(5, email);
        for (var expected : new int[] {15, 30, 60, 120, 240, 480, 900, 900}) {
            var answer = login(one, email, "wrong", TestApi.nextAddress());
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("retry-after")).isEqualTo(Integer.toString(expected + 1));
            CLOCK.advance(Duration.ofSeconds(expected + 1));
            assertThat(login(one, email, "wrong", TestApi.nextAddress()).status()).isEqualTo(401);
        }
    }

    @Test
    void guessing_the_password_with_a_stolen_token_is_limited_too() {
        var thief = one.signedIn(login(one, email, TestApi.PASSWORD, address));
        for (var n = 0; n < 2; n++) {
            assertThat(changePassword(thief, "wrong").status()).isEqualTo(422);
            assertThat(remove(thief, "wrong").status()).isEqualTo(422);
        }
        assertThat(changePassword(thief, "wrong").status()).isEqualTo(422);

        assertThat(changePassword(thief, TestApi.PASSWORD).status()).isEqualTo(429);
        assertThat(remove(thief, TestApi.PASSWORD).status()).isEqualTo(429);
        assertThat(login(two, email, TestApi.PASSWORD, address).status()).isEqualTo(429);

        CLOCK.advance(Duration.ofSeconds(16));
        assertThat(changePassword(thief, TestApi.PASSWORD).status()).isEqualTo(200);
        assertThat(login(two, email, "an even longer one", address).status()).isEqualTo(200);
    }

    @Test
    void failures_on_several_accounts_block_the_address_only() {
        for (var n = 0; n < 5; n++) {
            assertThat(login(one, UUID.randomUUID() + "@example.org", "wrong", address).status())
                    .isEqualTo(401);
        }

        assertThat(login(one, email, TestApi.PASSWORD, address).status()).isEqualTo(429);
        assertThat(login(one, email, TestApi.PASSWORD, TestApi.nextAddress()).status())
                .isEqualTo(200);
    }

    @Test
    void the_hosts_of_an_ipv6_network_count_as_one_address() {
        for (var n = 1; n <= 5; n++) {
            var host = "2001:db8:1:2:%x::%d".formatted(n, n);
            assertThat(login(one, UUID.randomUUID() + "@example.org", "wrong", host).status())
                    .isEqualTo(401);
        }

        assertThat(login(one, email, TestApi.PASSWORD, "2001:db8:1:2::9").status()).isEqualTo(429);
        assertThat(login(one, email, TestApi.PASSWORD, "2001:db8:1:3::9").status()).isEqualTo(200);
    }

    @Test
    void an_address_registers_two_hundred_accounts_at_once_and_then_two_hundred_an_hour() {
        for (var n = 0; n < 200; n++) {
            assertThat(registered(n % 2 == 0 ? one : two, address)).isEqualTo(201);
        }

        var answer = registering(one, address);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isEqualTo("19");
        assertThat(registered(two, address)).isEqualTo(429);
        assertThat(registered(one, TestApi.nextAddress())).isEqualTo(201);

        CLOCK.advance(Duration.ofSeconds(18));
        assertThat(registered(two, address)).isEqualTo(201);
        assertThat(registered(one, address)).isEqualTo(429);
        CLOCK.advance(Duration.ofHours(1));
        assertThat(registered(one, address)).isEqualTo(201);
        assertThat(registered(two, address)).isEqualTo(201);
    }

    @Test
    void registrations_do_not_count_as_failed_attempts() {
        assertThat(registered(one, address)).isEqualTo(201);

        for (var n = 0; n < 5; n++) {
            assertThat(login(one, UUID.randomUUID() + "@example.org", "wrong", address).status())
                    .isEqualTo(401);
        }
    }

    @Test
    void an_unknown_account_is_limited_like_a_known_one() {
        var unknown = UUID.randomUUID() + "@example.org";
        fail(5, unknown);
        fail(5, email);

        var answer = login(one, unknown, "wrong", TestApi.nextAddress());
        var known = login(one, email, "wrong", TestApi.nextAddress());

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.body().get("detail")).isEqualTo(known.body().get("detail"));
    }

    @Test
    void a_success_resets_the_counter() {
        for (var n = 0; n < 3; n++) {
            fail(4, email);
            assertThat(login(one, email, TestApi.PASSWORD, TestApi.nextAddress()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void simultaneous_attempts_are_counted() throws Exception {
        var guesses = Collections.<Callable<Integer>>nCopies(12, this::guess);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    threads.invokeAll(guesses).stream().map(future -> future.resultNow()).toList();
            assertThat(statuses).filteredOn(status -> status == 401).hasSize(5);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(7);
        }
    }

    @Test
    void simultaneous_sign_ins_on_two_replicas_succeed() throws Exception {
        var logins = new ArrayList<Callable<Integer>>();
        for (var api : List.of(one, two, one, two)) {
            logins.add(() -> login(api, email, TestApi.PASSWORD, TestApi.nextAddress()).status());
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var n = 0; n < 25; n++) {
                assertThat(threads.invokeAll(logins)).allMatch(login -> login.resultNow() == 200);
            }
        }
    }

    /** Comes back where the machine is too busy for twelve at one moment. */
    private int guess() {
        var status = 503;
        while (status == 503) {
            status = login(one, email, "wrong", TestApi.nextAddress()).status();
        }
        return status;
    }

    private void fail(int times, String user) {
        for (var n = 0; n < times; n++) {
            assertThat(login(one, user, "wrong", TestApi.nextAddress()).status()).isEqualTo(401);
        }
    }

    private static int registered(TestApi api, String address) {
        return registering(api, address).status();
    }

    private static Client.Answer registering(TestApi api, String address) {
        var email = UUID.randomUUID() + "@example.org";
        return api.from(address)
                .post("/api/auth/register", Map.of("email", email, "password", TestApi.PASSWORD));
    }

    private static Client.Answer changePassword(Client client, String password) {
        return client.with("X-Forwarded-For", TestApi.nextAddress())
                .post(
                        "/api/auth/password",
                        Map.of("current_password", password, "new_password", "an even longer one"));
    }

    private static Client.Answer remove(Client client, String password) {
        return client.with("X-Forwarded-For", TestApi.nextAddress())
                .with("Content-Type", "application/json")
                .raw("DELETE", "/api/auth/me", "{\"password\": \"" + password + "\"}");
    }

    private static Client.Answer login(TestApi api, String email, String password, String address) {
        return api.from(address)
                .post("/api/auth/login", Map.of("email", email, "password", password));
    }
}
