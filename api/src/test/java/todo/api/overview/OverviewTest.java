package todo.api.overview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import todo.api.Client;
import todo.api.MovableClock;
import todo.api.TestApi;

class OverviewTest {

    private static final MovableClock CLOCK =
            new MovableClock(Instant.parse("2027-03-01T12:00:00Z"));

    private static TestApi api;

    @SuppressWarnings("NullAway.Init")
    private Client client;

    @BeforeAll
    static void start() {
        api = TestApi.start(TestApi.database(), CLOCK, Map.of());
        api.awaitReady();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @BeforeEach
    void register() {
        client = api.newUser();
    }

    @Test
    void events_continue_after_the_last_one_that_it_contains() {
        client.post("/api/tasks", Map.of("title", "One"));
        var change = client.get("/api/changes").body().at("/changes/0/id");

        assertThat(overview().get("last_event_id")).isEqualTo(change);
    }

    @Test
    void a_new_user_has_nothing() {
        var overview = overview();

        for (var count : List.of("inbox", "today", "overdue", "unread_count", "last_event_id")) {
            assertThat(overview.get(count).intValue()).as(count).isZero();
        }
        assertThat(overview.get("lists")).isEmpty();
        assertThat(overview.get("queries")).isEmpty();
        assertThat(overview.get("tags")).isEmpty();
        assertThat(overview.get("assistant").booleanValue()).isTrue();
    }

    @Test
    void it_equals_the_single_calls() {
        fill(client);

        var overview = overview();

        assertThat(overview.get("inbox").intValue())
                .isEqualTo(total("list_id=none&q=is:open"))
                .isEqualTo(4);
        assertThat(overview.get("today").intValue())
                .isEqualTo(total("q=is:open+due%3C%3Dtoday"))
                .isEqualTo(4);
        assertThat(overview.get("overdue").intValue())
                .isEqualTo(total("q=is:open+due%3Ctoday"))
                .isEqualTo(2);
        var lists = client.get("/api/lists").body().get("lists");
        assertThat(overview.get("lists")).isEqualTo(lists).hasSize(3);
        var queries = client.get("/api/queries").body().get("queries");
        assertThat(overview.get("queries")).isEqualTo(queries).hasSize(2);
        assertThat(overview.get("tags"))
                .hasToString("[" + String.join(",", openTags()) + "]")
                .hasSize(3);
        assertThat(overview.get("unread_count"))
                .isEqualTo(client.get("/api/notifications").body().get("unread_count"));
        assertThat(overview.get("unread_count").intValue()).isEqualTo(2);
    }

    /** Adds tasks and lists of every kind, including those that are not counted. */
    private static void fill(Client user) {
        var home = id(user.post("/api/lists", Map.of("name", "Home", "color", "#3366cc")));
        var old = id(user.post("/api/lists", Map.of("name", "Old", "archived", true)));
        user.post("/api/lists", Map.of("name", "Empty"));
        user.post("/api/queries", Map.of("name", "Last", "q", "#a"));
        user.post("/api/queries", Map.of("name", "First", "sort", "title", "order", "asc"));

        add(user, Map.of("tags", List.of("Äpfel", "b")));
        add(user, Map.of("tags", List.of("b"), "list_id", home));
        add(user, Map.of("list_id", old, "due_date", "2027-03-02"));
        add(user, Map.of("due_date", "2027-02-28"));
        add(user, Map.of("due_date", "2027-02-01T10:00:00Z", "list_id", home));
        add(user, Map.of("due_date", "2027-03-01", "tags", List.of("Zebra")));
        user.patch(
                "/api/tasks/" + add(user, Map.of("due_date", "2027-03-01T23:59:59Z")),
                Map.of("status", "in_progress"));
        complete(user, add(user, Map.of("due_date", "2027-02-28", "tags", List.of("done"))));
        complete(user, add(user, Map.of("list_id", home)));
        complete(user, add(user, Map.of()));

        notify(user, 3);
        var read = user.get("/api/notifications").body().at("/notifications/0/notification_id");
        user.patch("/api/notifications/" + read.textValue() + "/mark_read", Map.of());
    }

    private static void notify(Client user, int times) {
        var tasks = new ArrayList<String>();
        for (var i = 0; i < times; i++) {
            tasks.add(add(user, Map.of("due_date", CLOCK.instant(), "reminder_lead_time", 0)));
        }
        api.app().reminders().run();
        tasks.forEach(task -> complete(user, task));
    }

    @ParameterizedTest
    @CsvSource({"UTC, 2, 1", "Pacific/Kiritimati, 3, 2", "Pacific/Pago_Pago, 2, 2"})
    void the_time_zone_of_the_account_decides_which_day_is_today(
            String zone, int today, int overdue) {
        // It is 12:00 on 1 March in UTC, 02:00 on 2 March in Kiritimati, and 01:00 on 1 March in
        // Pago Pago, where 09:00 UTC was the evening before.
        client.patch("/api/auth/me", Map.of("time_zone", zone));
        add(client, Map.of("due_date", "2027-03-01T09:00:00Z"));
        add(client, Map.of("due_date", "2027-03-02"));
        add(client, Map.of("due_date", "2027-02-28"));

        assertThat(overview().get("today").intValue()).isEqualTo(today);
        assertThat(overview().get("overdue").intValue()).isEqualTo(overdue);
    }

    @Test
    void a_task_that_was_due_earlier_today_is_not_counted_as_overdue() {
        add(client, Map.of("due_date", "2027-03-01T00:00:00Z"));

        assertThat(total("q=is:overdue")).isEqualTo(1);
        assertThat(overview().get("today").intValue()).isEqualTo(1);
        assertThat(overview().get("overdue").intValue()).isZero();
    }

    @Test
    void what_other_users_have_is_never_counted() {
        fill(api.newUser());
        fill(client);
        var before = overview();

        fill(api.newUser());

        assertThat(overview()).isEqualTo(before);
    }

    @Test
    void archived_lists_are_marked() {
        client.post("/api/lists", Map.of("name", "Current"));
        client.post("/api/lists", Map.of("name", "Old", "archived", true));

        assertThat(overview().get("lists"))
                .extracting(list -> list.get("name").textValue() + list.get("archived"))
                .containsExactlyInAnyOrder("Currentfalse", "Oldtrue");
    }

    @Test
    void of_many_tags_it_has_the_thirty_with_the_most_open_tasks_by_name() {
        for (var pair = 0; pair < 2; pair++) {
            for (var i = 0; i < 3; i++) {
                var first = i * 10;
                var tags = IntStream.range(first, first + 10).mapToObj(n -> "tag" + n).toList();
                add(client, Map.of("tags", tags));
            }
        }
        add(client, Map.of("tags", List.of("a", "b")));
        complete(client, add(client, Map.of("tags", List.of("a", "b"))));
        complete(client, add(client, Map.of("tags", List.of("a", "b"))));

        var tags = overview().get("tags");

        assertThat(tags)
                .hasSize(30)
                .extracting(tag -> tag.get("name").textValue())
                .isSorted()
                .allMatch(name -> name.startsWith("tag"));
        assertThat(tags).allMatch(tag -> tag.get("open").intValue() == 2);
    }

    @Test
    void a_token_that_may_only_read_is_enough() {
        fill(client);
        var token = client.post("/api/auth/tokens", Map.of("name", "r", "scope", "read")).body();
        var reader = api.bearing(token.get("token").textValue());

        assertThat(reader.get("/api/overview").body()).isEqualTo(overview());
    }

    @Test
    void without_an_active_session_it_is_a_401() {
        assertThat(api.client().get("/api/overview").status()).isEqualTo(401);
        client.post("/api/auth/logout", Map.of());
        assertThat(client.get("/api/overview").status()).isEqualTo(401);
    }

    private JsonNode overview() {
        var answer = client.get("/api/overview");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private int total(String parameters) {
        return client.get("/api/tasks?limit=1&" + parameters).body().get("total").intValue();
    }

    /**
     * @return the tags of open tasks, as the overview shows them
     */
    private List<String> openTags() {
        var open = new ArrayList<String>();
        for (var tag : client.get("/api/tags").body().get("tags")) {
            if (tag.get("open").intValue() > 0) {
                open.add("{\"name\":%s,\"open\":%s}".formatted(tag.get("name"), tag.get("open")));
            }
        }
        return open;
    }

    /**
     * @return its id
     */
    private static String add(Client user, Map<String, Object> members) {
        var task = new HashMap<String, Object>(members);
        task.put("title", "t");
        return id(user.post("/api/tasks", task));
    }

    private static void complete(Client user, String task) {
        assertThat(user.patch("/api/tasks/" + task + "/complete", Map.of()).status())
                .isEqualTo(200);
    }

    private static String id(Client.Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().get("id").textValue();
    }
}
