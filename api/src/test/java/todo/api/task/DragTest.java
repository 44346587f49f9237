package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import todo.api.WithNewUser;

/** Putting tasks in order by hand. */
class DragTest extends WithNewUser {

    @Test
    void a_task_is_put_next_to_another_and_nothing_else_changes() {
        var a = add("a", Map.of());
        var b = add("b", Map.of());
        var c = add("c", Map.of());

        assertThat(move(c, "before", a)).isEqualTo(200);
        assertThat(titles("")).containsExactly("c", "a", "b");
        assertThat(move(c, "after", a)).isEqualTo(200);
        assertThat(titles("")).containsExactly("a", "c", "b");
        assertThat(move(a, "after", b)).isEqualTo(200);
        assertThat(titles("")).containsExactly("c", "b", "a");
        add("d", Map.of("after", c));
        add("e", Map.of());
        assertThat(titles("")).containsExactly("c", "d", "b", "a", "e");
        assertThat(client.get("/api/tasks/" + b).body().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void a_task_stands_where_it_was_put_in_every_view_that_shows_both() {
        var home = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        var first = add("first of home", Map.of("list_id", home));
        add("of none", Map.of());
        add("second of home", Map.of("list_id", home));
        var moved = add("moved", Map.of("list_id", home));

        move(moved, "after", first);

        assertThat(titles(""))
                .containsExactly("first of home", "moved", "of none", "second of home");
        assertThat(titles("&list_id=" + home))
                .containsExactly("first of home", "moved", "second of home");
    }

    @Test
    void a_hundred_random_moves_keep_the_order_of_a_list() {
        var random = new Random(11);
        var model = new ArrayList<String>();
        var ids = new HashMap<String, String>();
        for (var i = 0; i < 10; i++) {
            model.add("t" + i);
            ids.put("t" + i, add("t" + i, Map.of()));
        }

        for (var i = 0; i < 100; i++) {
            var moved = model.remove(random.nextInt(model.size()));
            var neighbour = random.nextInt(model.size());
            var after = random.nextBoolean();
            var status =
                    move(
                            Objects.requireNonNull(ids.get(moved)),
                            after ? "after" : "before",
                            Objects.requireNonNull(ids.get(model.get(neighbour))));
            assertThat(status).isEqualTo(200);
            model.add(after ? neighbour + 1 : neighbour, moved);
            assertThat(titles("")).isEqualTo(model);
        }
    }

    @Test
    void a_neighbour_that_is_not_there_is_named() {
        var mine = add("Mine", Map.of());
        var theirs = api.newUser().post("/api/tasks", Map.of("title", "t")).body();

        for (var neighbour :
                List.of(theirs.get("id").textValue(), mine, UUID.randomUUID().toString(), "x")) {
            for (var side : List.of("before", "after")) {
                var answer = client.patch("/api/tasks/" + mine, Map.of(side, neighbour));
                assertThat(answer.status()).isEqualTo(422);
                assertThat(answer.body().at("/errors/0/pointer").textValue()).isEqualTo("/" + side);
            }
        }
    }

    @Test
    void one_place_is_said_at_a_time() {
        var a = add("a", Map.of());
        var b = add("b", Map.of());

        for (var places :
                List.of(
                        Map.of("before", a, "after", a),
                        Map.of("position", "i", "after", a),
                        Map.of("position", "i", "before", a))) {
            assertThat(client.patch("/api/tasks/" + b, places).status()).isEqualTo(422);
        }
        assertThat(client.patch("/api/tasks/" + b, Map.of("position", "01")).status())
                .isEqualTo(200);
        assertThat(titles("")).containsExactly("b", "a");
    }

    private String add(String title, Map<String, Object> more) {
        var task = new HashMap<>(more);
        task.put("title", title);
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").textValue();
    }

    private int move(String id, String side, String neighbour) {
        return client.patch("/api/tasks/" + id, Map.of(side, neighbour)).status();
    }

    private List<String> titles(String query) {
        var tasks = client.get("/api/tasks?sort=position&order=asc" + query).body().get("tasks");
        return StreamSupport.stream(tasks.spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }
}
