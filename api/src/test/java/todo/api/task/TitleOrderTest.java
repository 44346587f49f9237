package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

class TitleOrderTest extends WithNewUser {

    @ParameterizedTest
    @CsvSource({
        "en, Äpfel éclair Zebra",
        "en, Äpfel apple Apples éclair zebra Zebra",
        "de-AT, Apfel Äpfel Birne Öl Orange",
        "sv, apple éclair Zebra Ålesund Äpfel Öl",
        "da, Ø Aa",
        "cs, hora chata ibis",
        "es, nz ñandú oso",
        "tr, ılık iyi",
        "no, Zebra Æsop Østfold Ås",
        "zh, 北京 上海 中国",
        "zh-TW, 一 三 龜",
        "xx, apple éclair Zebra",
        "de-u-co-phonebk, Äpfel Zebra",
    })
    void titles_are_sorted_as_the_language_of_the_account_does(String language, String titles) {
        speak(language);
        var sorted = List.of(titles.split(" "));
        var added = new ArrayList<>(sorted);
        Collections.reverse(added);
        added.forEach(this::add);

        assertThat(titles("/api/tasks?sort=title&order=asc")).isEqualTo(sorted);
        assertThat(titles("/api/tasks?sort=title&order=desc")).isEqualTo(added);
        assertThat(titles("/api/tasks?sort=title&order=asc&q=-absent")).isEqualTo(sorted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pages_by_title_miss_nothing_and_repeat_nothing(String order) {
        speak("sv");
        for (var title :
                List.of("a", "A", "a", "ä", "Ä", "å", "z", "Z", "z'", "\"z\"", "-z", "ñ", "東京")) {
            add(title);
        }

        var seen = new ArrayList<String>();
        var next = "";
        do {
            var page =
                    client.get("/api/tasks?limit=2&sort=title&order=" + order + "&" + next).body();
            titles(page).forEach(seen::add);
            next = "cursor=" + page.get("next_cursor").textValue();
        } while (!next.endsWith("=null"));

        assertThat(seen).isEqualTo(titles("/api/tasks?sort=title&order=" + order)).hasSize(13);
    }

    @Test
    void the_next_page_goes_on_in_the_language_of_the_first() {
        speak("sv");
        List.of("Zebra", "Äpfel", "éclair").forEach(this::add);
        var first = client.get("/api/tasks?limit=1&sort=title&order=asc").body();
        assertThat(titles(first)).containsExactly("éclair");

        speak("de");

        assertThat(titles("/api/tasks?cursor=" + first.get("next_cursor").textValue()))
                .containsExactly("Zebra", "Äpfel");
        assertThat(titles("/api/tasks?sort=title&order=asc"))
                .containsExactly("Äpfel", "éclair", "Zebra");
    }

    @Test
    void a_cursor_of_an_earlier_version_has_expired() {
        var cursor =
                Base64.getUrlEncoder()
                        .encodeToString(
                                ("title asc " + UUID.randomUUID() + " Zebra")
                                        .getBytes(StandardCharsets.UTF_8));

        var answer = client.get("/api/tasks?cursor=" + cursor);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/detail").textValue()).contains("expired");
    }

    @Test
    void tags_are_sorted_likewise() {
        speak("sv");
        for (var tag : List.of("Zebra", "Äpfel", "éclair")) {
            client.post("/api/tasks", Map.of("title", "x", "tags", List.of(tag)));
        }

        var tags = client.get("/api/tags").body().get("tags");
        assertThat(tags.findValuesAsText("name")).containsExactly("éclair", "Zebra", "Äpfel");
    }

    private void speak(String language) {
        assertThat(client.patch("/api/auth/me", Map.of("locale", language)).status())
                .isEqualTo(200);
    }

    private void add(String title) {
        assertThat(client.post("/api/tasks", Map.of("title", title)).status()).isEqualTo(201);
    }

    private List<String> titles(String path) {
        var answer = client.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return titles(answer.body());
    }

    private static List<String> titles(JsonNode page) {
        return StreamSupport.stream(page.get("tasks").spliterator(), false)
                .map(task -> task.get("title").textValue())
                .toList();
    }
}
