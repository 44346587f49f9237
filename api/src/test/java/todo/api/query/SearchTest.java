package todo.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "milk bread        | `\"milk\" \"bread\"*`",
                "`milk bread `     | `\"milk\" \"bread\"`",
                "milk -bread       | `\"milk\" -\"bread\"`",
                "`learn C#`         | `\"learn\" \"C#\"`",
                "milk -bread wow!   | `\"milk\" -\"bread\" \"wow!\"`",
                "MI* x\"y z\"      | `\"MI\"* \"x\" \"y z\"`",
                "“curly quotes”    | `\"curly quotes\"`",
                "a or b OR c       | `\"a\" or \"b\" or \"c\"*`",
                "a b or c          | `(\"a\" \"b\") or \"c\"*`",
                "a (b or -(c d))   | `\"a\" (\"b\" or -(\"c\" \"d\"))`",
                "((a)) --b         | `\"a\" \"b\"`",
                "#home -#\"a b\"   | `#\"home\" -#\"a b\"`",
                "LIST:\"Big house\"| `list:\"Big house\"`",
                "!HIGH priority:low| `!high !low`",
                "is:completed      | is:done",
                "status:in_progress| is:in-progress",
                "no:repeat has:tag | no:recurrence has:tags",
                "due:This_Week     | due:this-week",
                "due<=2026-12      | due<=2026-12",
                "due=2026          | due:2026",
                "created>-7d       | created>-7d",
                "due<+2w           | due<2w",
                "completed>=now    | completed>=0h",
                "due<2026-12-01T09:30 | due<2026-12-01T09:30",
            })
    void is_read_as(String text, String meaning) {
        assertThat(Printer.print(Search.typed(text.stripLeading()).node())).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "milk bread         | `\"milk\" \"bread\"`",
                "a or b             | `\"a\" or \"b\"`",
                "milk bre*          | `\"milk\" \"bre\"*`",
            })
    void where_nobody_types_the_last_word_is_whole(String text, String meaning) {
        assertThat(Printer.print(Search.parse(text).node())).isEqualTo(meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/a?b=c",
                "10:30",
                "Re:",
                "std::sort",
                "a=b",
                "x->y",
                "C#",
                "wow!",
                "e-mail",
                "ada@example.org"
            })
    void what_only_looks_like_a_filter_is_a_word(String text) {
        assertThat(Search.parse(text + " ").node()).isEqualTo(new Node.Text(text, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "milk foo:bar    | 6  | one of due, created, updated, completed, list, tag, priority, status, is, has and no is expected before :",
                "milk or         | 6  | a word or a filter is expected after this",
                "or milk         | 1  | a word or a filter is expected before this or",
                "a (b            | 3  | a ) is expected",
                "a b)            | 4  | no ( is open",
                "a ()            | 4  | a word or a filter is expected before this )",
                "📞 \"call       | 3  | a second quote is expected",
                "\"\"            | 1  | text is expected between the quotes",
                "a - b           | 3  | what is not wanted is expected right after the -",
                "due:            | 4  | a day is expected after this, such as today, friday, next-week, 2026-12-01, 2026-12 or -7d.",
                "is:             | 3  | overdue, recurring, all-day, subtask is expected after this.",
                "due:someday     | 5  | a day is expected, such as today",
                "due:2026-02-30  | 5  | a day is expected",
                "due:2h          | 5  | a time can stand after <",
                "is:\"tired\"    | 5  | one of open, done, pending, in-progress, overdue",
                "list<a          | 5  | : is expected instead of <",
                "!urgent         | 2  | one of high, medium, low",
                "# milk          | 1  | the name of a tag is expected",
            })
    void a_fault_names_the_character_and_what_was_expected(
            String text, int position, String expected) {
        assertThatThrownBy(() -> Search.parse(text))
                .hasMessageStartingWith("At character " + position + ": ")
                .hasMessageContaining(expected)
                .asInstanceOf(InstanceOfAssertFactories.type(QuerySyntaxException.class))
                .extracting(QuerySyntaxException::position)
                .isEqualTo(position);
    }

    @Test
    void length_terms_and_depth_have_bounds() {
        assertThat(Search.parse("x".repeat(1000))).isNotNull();
        assertThatThrownBy(() -> Search.parse("x".repeat(1001))).hasMessageContaining("1000");
        assertThatThrownBy(() -> Search.parse("x ".repeat(101))).hasMessageContaining("100 terms");
        assertThatThrownBy(() -> Search.parse("(".repeat(400) + "x" + ")".repeat(400)))
                .hasMessageContaining("20 times");
        assertThat(Search.parse("-".repeat(998) + "x").node()).isEqualTo(new Node.Text("x", false));
    }

    @Test
    void what_a_user_writes_is_never_part_of_the_sql() {
        var condition =
                Search.parse("quux:: -\"'); drop\" #evil list:Robert due:2026-12-01 is:open or 📞")
                        .condition(new UUID(1, 2), ZoneId.of("UTC"), Instant.EPOCH);

        assertThat(condition.sql()).doesNotContain("quux", "drop", "evil", "Robert", "2026", "📞");
    }

    @Test
    void words_and_tags_are_one_question_to_the_index_however_they_are_joined() {
        var condition =
                Search.parse("milk is:open (bread or -#home) -\"a b\"")
                        .condition(new UUID(1, 2), ZoneId.of("UTC"), Instant.EPOCH);

        assertThat(condition.sql())
                .isEqualTo(
                        "(search @@ owned(?, (to_tsquery('simple', ?) && (to_tsquery('simple', ?)"
                                + " || !! ?::tsquery) && !! to_tsquery('simple', ?)))"
                                + " and status <> 'completed')");
        assertThat(condition.parameters())
                .containsExactly(new UUID(1, 2), "'milk'", "'bread'", "'#home'", "'a b'");
    }
}
