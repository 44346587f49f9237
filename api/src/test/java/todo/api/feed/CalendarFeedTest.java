package todo.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.WithNewUser;

class CalendarFeedTest extends WithNewUser {

    private Client anonymous;
    private String query;

    @BeforeEach
    void prepare() {
        anonymous = api.client();
        query = save(Map.of("name", "Home", "q", "#home"));
        add(
                "Water the flowers",
                Map.of("tags", List.of("home"), "due_date", "2026-12-24T18:00:00Z"));
        add("Tidy up", Map.of("tags", List.of("home")));
        add("Meet", Map.of());
    }

    @Test
    void the_address_alone_gives_access_to_the_tasks_of_the_query() {
        var feed = anonymous.get(open());

        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.header("content-type")).startsWith("text/calendar");
        assertThat(feed.header("cache-control")).startsWith("private");
        assertThat(feed.text())
                .contains(
                        "BEGIN:VTODO", "SUMMARY:Water the flowers", "SUMMARY:Tidy up", "NAME:Home")
                .doesNotContain("Meet");
    }

    @Test
    void a_feed_matches_the_last_word_of_its_query_exactly() {
        client.patch("/api/queries/" + query, Map.of("q", "tid"));

        assertThat(anonymous.get(open()).text()).doesNotContain("Tidy up");
    }

    @Test
    void as_events_a_feed_contains_tasks_with_a_due_date() {
        var feed = anonymous.get(open() + "?as=events").text();

        assertThat(feed).contains("BEGIN:VEVENT", "SUMMARY:Water the flowers", "20261224T180000Z");
        assertThat(feed).doesNotContain("VTODO", "Tidy up");
        assertThat(anonymous.get(open() + "?as=party").status()).isEqualTo(422);
    }

    @Test
    void an_unchanged_feed_answers_304() {
        var url = open();
        var tag = Objects.requireNonNull(anonymous.get(url).header("etag"));

        // Unless the hour has just struck.
        var again = anonymous.with("If-None-Match", tag).get(url);
        assertThat(again.status() == 304 || !tag.equals(again.header("etag"))).isTrue();

        add("Cook", Map.of("tags", List.of("home")));
        var changed = anonymous.with("If-None-Match", tag).get(url);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).contains("Cook");
    }

    @Test
    void a_closed_feed_answers_404() {
        var url = open();

        assertThat(client.delete("/api/queries/" + query + "/feed").status()).isEqualTo(204);

        assertThat(anonymous.get(url).status()).isEqualTo(404);
        assertThat(client.get("/api/queries/" + query + "/feed").status()).isEqualTo(404);
        assertThat(client.delete("/api/queries/" + query + "/feed").status()).isEqualTo(404);
    }

    @Test
    void a_new_address_replaces_the_old_one() {
        var first = open();
        var second = open();

        assertThat(anonymous.get(first).status()).isEqualTo(404);
        assertThat(anonymous.get(second).status()).isEqualTo(200);
        var shown = client.get("/api/queries/" + query + "/feed");
        assertThat(shown.body().get("created_at").isTextual()).isTrue();
        assertThat(shown.text()).doesNotContain(second);
    }

    @Test
    void deleting_the_query_closes_its_feed() {
        var url = open();
        client.delete("/api/queries/" + query);

        assertThat(anonymous.get(url).status()).isEqualTo(404);
        assertThat(anonymous.get("/api/feeds/none.ics").status()).isEqualTo(404);
        assertThat(client.get("/api/queries/" + query + "/feed").status()).isEqualTo(404);
        assertThat(client.delete("/api/queries/" + query + "/feed").status()).isEqualTo(404);
    }

    @Test
    void undoing_the_deletion_of_a_query_reopens_its_feed() {
        var url = open();
        var since = client.get("/api/queries/" + query + "/feed").body();
        client.delete("/api/queries/" + query);

        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);

        assertThat(anonymous.get(url).text()).contains("SUMMARY:Tidy up");
        assertThat(client.get("/api/queries/" + query + "/feed").body()).isEqualTo(since);
    }

    @Test
    void deleting_the_account_closes_its_feeds() {
        var url = open();

        var gone =
                client.with("Content-Type", "application/json")
                        .raw(
                                "DELETE",
                                "/api/auth/me",
                                "{\"password\":\"" + TestApi.PASSWORD + "\"}");

        assertThat(gone.status()).isEqualTo(204);
        assertThat(anonymous.get(url).status()).isEqualTo(404);
    }

    @Test
    void a_saved_query_needs_a_unique_name_and_valid_text() {
        assertThat(client.post("/api/queries", Map.of("name", "HOME")).status()).isEqualTo(409);
        var broken = client.post("/api/queries", Map.of("name", "x", "q", "due:("));
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.body().at("/errors/0/pointer").textValue()).isEqualTo("/q");
        assertThat(client.patch("/api/queries/" + query, Map.of("sort", "mood")).status())
                .isEqualTo(422);
    }

    @Test
    void a_saved_query_can_sort_by_completion() {
        var path = "/api/queries/" + query;

        assertThat(client.patch(path, Map.of("sort", "completed_at")).status()).isEqualTo(200);

        assertThat(client.get(path).body().get("sort").textValue()).isEqualTo("completed_at");
    }

    @Test
    void a_patch_changes_only_the_fields_of_a_query_that_it_names() {
        var path = "/api/queries/" + query;

        var changed = client.patch(path, Map.of("q", "is:open", "order", "asc"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("name").textValue()).isEqualTo("Home");
        assertThat(changed.body().get("q").textValue()).isEqualTo("is:open");
        assertThat(changed.header("etag")).isEqualTo("\"2\"");
        var outdated = client.with("If-Match", "\"1\"");
        assertThat(outdated.patch(path, Map.of("name", "x")).status()).isEqualTo(412);
        assertThat(outdated.delete(path).status()).isEqualTo(412);
        assertThat(client.get(path).body()).isEqualTo(changed.body());
    }

    private String open() {
        var answer = client.raw("POST", "/api/queries/" + query + "/feed", "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().get("url").textValue();
    }

    private String save(Map<String, Object> query) {
        return client.post("/api/queries", query).body().get("id").textValue();
    }

    private void add(String title, Map<String, Object> more) {
        var task = new HashMap<String, Object>(more);
        task.put("title", title);
        assertThat(client.post("/api/tasks", task).status()).isEqualTo(201);
    }
}
