package todo.api.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;

/** Searches that forgive capitals, accents, widths and invisible characters. */
class FoldedSearchTest extends WithNewUser {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "私はPythonでADKを使う | Python",
                "私はPythonでADKを使う | adk",
                "私はPythonでADKを使う | ＡＤＫ",
                "私はPythonでADKを使う | Pythonで",
                "铁路12306订票 | 12306",
                "会议2026年12月24日 | 2026",
                "새로운Python으로 개발 | Python",
                "새로운Python으로 개발 | Python으로",
                "ซื้อiPhone15ใหม่ | iphone15",
                "Café東京 | cafe",
                "ｶﾞｿﾘﾝを買う | ガソリン",
                "ガソリンを買う | ｶﾞｿﾘﾝ",
            })
    void latin_letters_and_digits_between_other_scripts_are_words(String title, String typed) {
        assertFound(title, typed);
        assertFound(title, "-" + "absent " + typed);
        assertThat(found(typed + "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRASSE FEGEN | straße",
                "Straße fegen | STRASSE",
                "GROẞE STRAẞE | große",
                "ΜΆΪΟΣ | μάϊος",
                "ᾠδή | ὨΙΔΉ",
                "ﬁnal oﬀer | FINAL OFFER",
                "եւ | և",
                "İSTANBUL | istanbul",
                "istanbul | İSTANBUL",
                "IŞIK | ışık",
                "ışık | IŞIK",
                "ВЁРСТКА | вёрстка",
                "ᲀода | вода",
            })
    void capitals_are_folded_fully(String title, String typed) {
        assertFound(title, typed);
        assertFound(title, "\"" + typed + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ＡＢＣ | ABC",
                "abc | ＡＢＣ",
                "call ５５５ | 555",
                "buy H₂O | h2o",
                "500 ㎏ sand | kg",
                "①buy | buy",
                "Foo™ | foo",
                "1½ l milk | 1",
                "chapter Ⅳ | IV",
                "㍿ | 株式会社",
            })
    void widths_and_other_compatible_forms_are_folded(String title, String typed) {
        assertFound(title, typed);
        assertFound(title, typed + " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "café | cafe",
                "cafe | café",
                "Cafe\u0301 | cafe",
                "Ødegård | odegard",
                "Łódź | lodz",
                "Đà Nẵng | da nang",
                "Þingvellir | thingvellir",
                "cœur | coeur",
                "smørrebrød på æbler | aebler",
                "ёлка | елка",
                "за́мок | замок",
                "كِتَابٌ | كتاب",
                "كتاب | كِتَابٌ",
                "كتـــاب | كتاب",
                "أحمد | احمد",
                "ﷲ | الله",
                "שָׁלוֹם | שלום",
                "Άθήνα | αθηνα",
            })
    void accents_and_vowel_signs_are_forgiven(String title, String typed) {
        assertFound(title, typed);
        assertFound(title, typed + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u202a",
                "\u034f", "\u061c", "\ufe0f", "\u180e"
            })
    void invisible_characters_inside_of_words_are_skipped(String invisible) {
        assertFound("Donau" + invisible + "dampf" + invisible + "schiff", "donaudampfschiff ");
        assertFound("Dampflok", "dampf" + invisible + "lok ");
        assertFound("買い" + invisible + "物", "買い物");
        assertThat(found(invisible)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "が | か",
                "कि | का",
                "ñandú | nandux",
                "straße | strase",
                "東京 | 京東",
            })
    void other_letters_are_not_forgiven(String title, String typed) {
        add(title, Map.of());

        assertThat(found("\"" + typed + "\"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cafe | cafe | Café",
                "café | Café | cafe cafe",
                "straße | Straße | STRASSE",
                "strasse fegen | Strasse fegen | Straße fegen",
                "abc | abc | ＡＢＣ",
                "кафе | кафе | кафё",
            })
    void the_exact_match_ranks_first(String typed, String exact, String other) {
        for (var title : List.of(other, exact, other)) {
            add(title, Map.of());
        }

        assertThat(titles("/api/tasks/search?q=" + encoded(typed)))
                .containsExactly(exact, other, other);
    }

    @Test
    void a_title_without_the_accent_ranks_above_an_exact_description() {
        add("Breakfast", Map.of("description", "cafe"));
        add("Café", Map.of());

        assertThat(titles("/api/tasks/search?q=cafe")).containsExactly("Café", "Breakfast");
    }

    @Test
    void tags_and_lists_fold_capitals_and_widths_but_not_accents() {
        var list = client.post("/api/lists", Map.of("name", "Große ＡＢＣ")).body();
        add(
                "Sweep",
                Map.of(
                        "tags",
                        List.of("Straße", "ＡＢＣ", "Café", "it＇s", "ΐδιον"),
                        "list_id",
                        list.get("id").textValue()));

        assertThat(found("#STRASSE #abc #it's")).hasSize(1);
        assertThat(found("#straße #CAFÉ #Ϊ́ΔΙΟΝ")).hasSize(1);
        assertThat(found("list:\"GROSSE abc\"")).hasSize(1);
        assertThat(found("#cafe")).isEmpty();
        assertThat(titles("/api/tasks?tags=" + encoded("strasse,Café"))).hasSize(1);
    }

    @Test
    void a_change_of_the_title_changes_the_words() {
        var task = client.post("/api/tasks", Map.of("title", "Straße")).body();
        client.put("/api/tasks/" + task.get("id").textValue(), Map.of("title", "Allée"));

        assertThat(found("strasse")).isEmpty();
        assertThat(found("allee")).containsExactly("Allée");
    }

    private void assertFound(String title, String typed) {
        add(title, Map.of());
        add("Notes", Map.of("description", "See: " + title + "."));

        assertThat(found(typed)).contains("Notes", stored(title));
    }

    private static String stored(String title) {
        return Normalizer.normalize(title, Normalizer.Form.NFC).strip();
    }

    private List<String> found(String typed) {
        return titles("/api/tasks?q=" + encoded(typed));
    }

    private List<String> titles(String path) {
        var page = client.get(path).body();
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
        var answer = client.post("/api/tasks", task);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }
}
