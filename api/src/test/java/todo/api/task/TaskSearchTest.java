package todo.api.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

class TaskSearchTest extends WithNewUser {

    @Test
    void a_list_shows_what_a_query_finds_in_the_order_that_was_asked_for() {
        add("Buy milk", Map.of("tags", List.of("Home office")));
        add("Sell the cow", Map.of("description", "It gives no more MILK.", "priority", "High"));
        add("Milkshake", Map.of());
        add("Rest", Map.of());

        assertThat(list("q=milk&sort=title&order=asc"))
                .containsExactly("Buy milk", "Milkshake", "Sell the cow");
        assertThat(list("q=" + encoded("-!high milk"))).containsExactly("Milkshake", "Buy milk");
        assertThat(list("q=" + encoded("\"milk\""))).containsExactly("Sell the cow", "Buy milk");
        assertThat(list("q=" + encoded("#\"home office\" or rest")))
                .containsExactly("Rest", "Buy milk");
        assertThat(list("q=milk&priority=High")).containsExactly("Sell the cow");
        assertThat(list("q=milk&status=completed")).isEmpty();
        assertThat(list("q=")).hasSize(4);
    }

    /** An é is one character, or an e and its accent: keyboards and file systems differ. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00e9", "e\u0301"})
    void accents_are_found_however_they_are_encoded(String typed) {
        var lists = client.post("/api/lists", Map.of("name", "Caf" + typed)).body();
        add("\u00e9clair", Map.of("tags", List.of("caf\u00e9")));
        add("e\u0301clair", Map.of("description", "fe\u0301ve", "tags", List.of("cafe\u0301")));
        add("Sugar", Map.of("list_id", lists.get("id").textValue()));
        client.post("/api/tasks/quick", Map.of("text", typed + "clair #caf" + typed));

        assertThat(list("q=" + encoded(typed + "clair"))).hasSize(3).containsOnly("\u00e9clair");
        assertThat(list("q=" + encoded("#caf" + typed))).hasSize(3);
        assertThat(list("tags=" + encoded("caf" + typed))).hasSize(3);
        assertThat(list("q=" + encoded("\"f" + typed + "ve\""))).hasSize(1);
        assertThat(list("q=" + encoded("list:caf" + typed))).containsExactly("Sugar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"φίλος", "Φίλοσ", "ΦΊΛΟΣ"})
    void the_two_small_sigmas_are_one_letter(String typed) {
        var list = client.post("/api/lists", Map.of("name", "ΦΊΛΟΣ")).body().get("id").textValue();
        add("Ένας φίλος", Map.of("tags", List.of("φίλος", "μου")));
        add("ΈΝΑΣ ΦΊΛΟΣ", Map.of("tags", List.of("ΦΊΛΟΣ", "μου"), "list_id", list));

        assertThat(list("q=" + encoded(typed))).hasSize(2);
        assertThat(list("q=" + encoded("\"ένας " + typed + "\""))).hasSize(2);
        assertThat(list("q=" + encoded("#" + typed))).hasSize(2);
        assertThat(list("tags=" + encoded("μου," + typed))).hasSize(2);
        assertThat(list("q=" + encoded("list:" + typed))).hasSize(1);
        assertThat(list("q=" + encoded("-" + typed))).isEmpty();
    }

    @Test
    void somebody_elses_tasks_are_never_found() {
        add("Buy milk", Map.of());

        var other = api.newUser();

        assertThat(titles(other.get("/api/tasks?q=milk").body())).isEmpty();
        assertThat(titles(other.get("/api/tasks/search?q=milk").body())).isEmpty();
        assertThat(titles(other.get("/api/tasks/search?q=-bread").body())).isEmpty();
    }

    @Test
    void the_best_match_comes_first_then_what_is_due_first_then_what_is_newest() {
        add("Errands", Map.of("description", "milk, milk, milk and bread"));
        add("Bread, and after a good while milk", Map.of());
        add("Bread or milk", Map.of("due_date", "2026-12-24"));
        add("Bread or milk!", Map.of("due_date", "2026-12-23"));
        add("Milk bread", Map.of());
        add("Bread milk", Map.of());

        assertThat(search("q=" + encoded("milk bread")))
                .containsExactly(
                        "Bread milk",
                        "Milk bread",
                        "Bread or milk!",
                        "Bread or milk",
                        "Bread, and after a good while milk",
                        "Errands");
    }

    @Test
    void pages_of_a_search_and_of_a_filtered_list_miss_nothing_and_repeat_nothing() {
        for (var i = 0; i < 7; i++) {
            add("Milk " + i, i % 2 == 0 ? Map.of() : Map.of("due_date", "2026-12-0" + i));
        }
        add("Bread", Map.of());

        for (var path : List.of("/api/tasks/search?q=milk", "/api/tasks?q=milk&sort=due_date")) {
            var seen = new ArrayList<String>();
            var next = "";
            do {
                var page = client.get(path + "&limit=2" + next).body();
                assertThat(page.get("total").intValue()).isEqualTo(7);
                seen.addAll(titles(page));
                next = "&cursor=" + page.get("next_cursor").textValue();
            } while (!next.endsWith("=null"));
            assertThat(seen).hasSize(7).doesNotHaveDuplicates();
            assertThat(seen).containsAll(titles(client.get(path).body()));
        }
    }

    @Test
    void days_are_those_of_the_users_time_zone() {
        client.patch("/api/auth/me", Map.of("time_zone", "Pacific/Kiritimati"));
        var today = Instant.now().plus(Duration.ofHours(14)).toString().substring(0, 10);
        add("A day", Map.of("due_date", today, "all_day", true));
        add("A moment", Map.of("due_date", today + "T23:59:59+14:00"));
        add("A moment later", Map.of("due_date", today + "T23:59:59-10:00"));

        assertThat(list("q=due:today")).containsExactly("A moment", "A day");
        assertThat(list("q=" + encoded("due>today"))).containsExactly("A moment later");
        assertThat(list("q=is:overdue")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tasks", "/api/tasks/search"})
    void a_query_that_cannot_be_read_is_a_422_that_points_at_the_character(String path) {
        var answer = client.get(path + "?q=" + encoded("milk foo:bar"));

        assertThat(answer.status()).isEqualTo(422);
        var fault = answer.body().get("errors").get(0);
        assertThat(fault.get("pointer").textValue()).isEqualTo("?q");
        assertThat(fault.get("detail").textValue())
                .startsWith("At character 6: We don't know the filter “foo:”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "YmVzdA", "YmVzdCBOYU4gbm93IHg"})
    void a_cursor_that_is_none_is_a_422(String cursor) {
        var answer = client.get("/api/tasks/search?q=milk&cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").get(0).get("pointer").textValue())
                .isEqualTo("?cursor");
    }

    @Test
    void any_text_can_be_added_and_changed_however_long_its_words_are() {
        add(
                "x".repeat(200),
                Map.of("description", "é".repeat(9_000), "tags", List.of("it's \\ \"x\"")));

        assertThat(list("q=" + encoded("#\"it's \\\\ \\\"x\\\"\""))).hasSize(1);
        assertThat(list("q=" + "x".repeat(150))).hasSize(1);
        assertThat(list("q=" + encoded("é".repeat(900)))).hasSize(1);
    }

    private List<String> list(String query) {
        return titles(client.get("/api/tasks?" + query).body());
    }

    private List<String> search(String query) {
        return titles(client.get("/api/tasks/search?" + query).body());
    }

    private static List<String> titles(JsonNode page) {
        return StreamSupport.stream(page.get("tasks").spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private void add(String title, Map<String, Object> more) {
        var task = new HashMap<>(more);
        task.put("title", title);
        assertThat(client.post("/api/tasks", task).status()).isEqualTo(201);
    }
}
