package todo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages use the time zone of the profile, and offer the browser's once. */
class TimeZoneTest {

    private static final String VIENNA = "{\"time_zone\":\"Europe/Vienna\"}";
    private static final String QUESTION =
            "Your browser is in New York. Use America/New_York for your tasks?";

    private static final String REFRESHED =
            "{\"access_token\":\"a.new.token\",\"refresh_token\":\"a-new-refresh\",\"user\":"
                    + VIENNA
                    + "}";

    private final FakeApi api =
            FakeApi.start()
                    .on("GET /api/auth/me", 200, VIENNA)
                    .on(
                            "PATCH /api/auth/me",
                            200,
                            VIENNA.replace("Europe/Vienna", "America/New_York"));
    private final Visitor visitor = Visitor.of(api.address());

    @AfterEach
    void stop() {
        visitor.close();
        api.close();
    }

    private String zoneOfSession() {
        return visitor.cookies().getOrDefault("profile_time_zone", "");
    }

    @Test
    void due_times_are_shown_in_the_time_zone_of_the_profile() {
        api.on(
                "GET /api/tasks?list_id=none&q=is%3Aopen&sort=position&order=asc&limit=200",
                200, "{\"tasks\":[%s],\"total\":1}".formatted(FakeApi.task("Pay rent", 1)));
        visitor.signedIn("Europe/Vienna").cookies().put("time_zone", "America%2FNew_York");
        assertThat(visitor.get("/inbox").body()).contains("24 December, 19:30");
    }

    @Test
    void another_time_zone_of_the_browser_is_offered_and_chosen() {
        visitor.signedIn("Europe/Vienna").cookies().put("time_zone", "America%2FNew_York");
        assertThat(visitor.get("/").body()).contains(QUESTION);

        visitor.post("/time-zone", Map.of("zone", "America/New_York", "choice", "change"));
        assertThat(api.calls().getLast().method()).isEqualTo("PATCH");
        assertThat(api.calls().getLast().body()).isEqualTo("{\"time_zone\":\"America/New_York\"}");
        assertThat(zoneOfSession()).isEqualTo(Visitor.encoded("America/New_York"));
        assertThat(visitor.get("/").body())
                .contains("Your tasks now use the time zone America/New_York.")
                .doesNotContain(QUESTION);
    }

    @Test
    void a_declined_time_zone_is_not_offered_again_but_another_one_is() {
        visitor.signedIn("Europe/Vienna").cookies().put("time_zone", "America%2FNew_York");
        visitor.post("/time-zone", Map.of("zone", "America/New_York", "choice", "keep"));
        assertThat(visitor.get("/").body()).doesNotContain("for your tasks?");
        assertThat(zoneOfSession()).isEqualTo(Visitor.encoded("Europe/Vienna"));

        visitor.cookies().put("time_zone", "Asia%2FTokyo");
        assertThat(visitor.get("/").body()).contains("Your browser is in Tokyo.");
    }

    @Test
    void another_name_of_the_same_time_zone_is_not_offered() {
        visitor.signedIn("Asia/Kolkata").cookies().put("time_zone", "Asia%2FCalcutta");
        assertThat(visitor.get("/").body()).doesNotContain("for your tasks?");
    }

    @Test
    void a_session_without_a_time_zone_asks_the_api_once() {
        visitor.signedIn().cookies().remove("profile_time_zone");
        visitor.get("/");
        assertThat(zoneOfSession()).isEqualTo(Visitor.encoded("Europe/Vienna"));
        visitor.get("/");
        assertThat(api.calls()).filteredOn(call -> call.path().equals("/api/auth/me")).hasSize(1);
    }

    @Test
    void refreshing_the_session_refreshes_the_time_zone() {
        api.on("POST /api/auth/refresh", 200, REFRESHED)
                .fail("GET /api/tasks", 401, "The token has expired.");
        visitor.signedIn("Asia/Tokyo").get("/");
        assertThat(zoneOfSession()).isEqualTo(Visitor.encoded("Europe/Vienna"));
    }
}
