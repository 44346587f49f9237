package todo.api.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

class TagTest extends WithNewUser {

    @Test
    void tags_are_listed_by_name_with_how_many_tasks_have_them() {
        add("one", "home", "Garden");
        complete(add("two", "home"));
        add("none");

        assertThat(tags()).containsExactly("Garden 1 1", "home 2 1");
        assertThat(api.newUser().get("/api/tags").body().get("tags")).isEmpty();
    }

    @Test
    void a_renamed_tag_has_its_new_name_in_every_task_and_its_old_place() {
        var one = add("one", "a", "home", "z");
        add("two", "home");
        var untouched = add("three", "z");

        var answer = client.patch("/api/tags?name=home", Map.of("name", " house "));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("name").textValue()).isEqualTo("house");
        assertThat(answer.body().get("count").intValue()).isEqualTo(2);
        assertThat(tags()).containsExactly("a 1 1", "house 2 2", "z 2 2");
        assertThat(tagsOf(one)).containsExactly("a", "house", "z");
        assertThat(client.get(one).body().get("version").intValue()).isEqualTo(2);
        assertThat(client.get(untouched).body().get("version").intValue()).isEqualTo(1);
    }

    @Test
    void two_tags_become_one_only_where_that_is_wanted() {
        var both = add("both", "home", "house");
        add("one", "home");

        var refused = client.patch("/api/tags?name=home", Map.of("name", "house"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("detail").textValue()).contains("“house”");
        assertThat(tags()).containsExactly("home 2 2", "house 1 1");

        var merged = client.patch("/api/tags?name=home", Map.of("name", "house", "merge", true));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(tags()).containsExactly("house 2 2");
        assertThat(tagsOf(both)).containsExactly("house");
    }

    @Test
    void a_tag_may_change_only_its_case_or_nothing() {
        add("one", "home");

        assertThat(client.patch("/api/tags?name=home", Map.of("name", "home")).status())
                .isEqualTo(200);
        assertThat(client.patch("/api/tags?name=home", Map.of("name", "Home")).status())
                .isEqualTo(200);
        assertThat(tags()).containsExactly("Home 1 1");
    }

    @Test
    void a_renamed_tag_does_not_stand_beside_itself_in_other_capitals() {
        var both = add("both", "home", "HOUSE");
        add("one", "Home");

        client.patch("/api/tags?name=home", Map.of("name", "house"));
        assertThat(tagsOf(both)).containsExactly("HOUSE");
        client.patch("/api/tags?name=HOUSE", Map.of("name", "house"));
        assertThat(tagsOf(both)).containsExactly("house");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "50 %", "a+b&c=d", "Grüße", "📞", "%2f", "{}", "\"'\\"})
    void a_tag_may_have_any_name(String name) {
        var task = add("one", name);
        var path = "/api/tags?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);

        assertThat(tags()).containsExactly(name + " 1 1");
        assertThat(client.patch(path, Map.of("name", "x" + name)).status()).isEqualTo(200);
        assertThat(tagsOf(task)).containsExactly("x" + name);
        assertThat(client.delete(path.replace("name=", "name=x")).status()).isEqualTo(204);
        assertThat(tagsOf(task)).isEmpty();
    }

    @Test
    void a_tag_is_named_by_its_letters_however_they_are_encoded() {
        add("one", "caf\u00e9");
        var path = "/api/tags?name=" + URLEncoder.encode("cafe\u0301", StandardCharsets.UTF_8);

        assertThat(client.patch(path, Map.of("name", "cafe\u0301 bar")).status()).isEqualTo(200);
        assertThat(tags()).containsExactly("caf\u00e9 bar 1 1");
    }

    @Test
    void a_tag_that_no_task_has_is_not_there() {
        api.newUser().post("/api/tasks", Map.of("title", "t", "tags", List.of("theirs")));

        for (var name : List.of("theirs", "none")) {
            var path = "/api/tags?name=" + name;
            assertThat(client.patch(path, Map.of("name", "mine")).status()).isEqualTo(404);
            assertThat(client.delete(path).status()).isEqualTo(404);
        }
        assertThat(client.delete("/api/tags").body().at("/errors/0/pointer").textValue())
                .isEqualTo("?name");
    }

    @Test
    void a_tag_is_renamed_and_removed_in_one_operation_that_is_undone_at_once() {
        add("one", "home");
        add("two", "home");

        client.patch("/api/tags?name=home", Map.of("name", "house"));
        client.delete("/api/tags?name=house");
        assertThat(tags()).isEmpty();
        assertThat(client.post("/api/undo", Map.of()).status()).isEqualTo(200);
        assertThat(tags()).containsExactly("house 2 2");
    }

    /**
     * @return its path
     */
    private String add(String title, String... tags) {
        var answer = client.post("/api/tasks", Map.of("title", title, "tags", List.of(tags)));
        assertThat(answer.status()).isEqualTo(201);
        return "/api/tasks/" + answer.body().get("id").textValue();
    }

    private void complete(String path) {
        client.patch(path + "/complete", Map.of());
    }

    private List<String> tags() {
        return StreamSupport.stream(client.get("/api/tags").body().get("tags").spliterator(), false)
                .map(tag ->
                        "%s %d %d"
                                .formatted(
                                        tag.get("name").textValue(),
                                        tag.get("count").intValue(),
                                        tag.get("open").intValue()))
                .toList();
    }

    private List<String> tagsOf(String path) {
        return StreamSupport.stream(client.get(path).body().get("tags").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
