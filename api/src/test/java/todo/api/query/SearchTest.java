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
                "＃home ＃\"a b\" ！high | `#\"home\" #\"a b\" !high`",
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
    void a_query_parses_to_its_meaning(String text, String meaning) {
        assertThat(QueryPrinter.print(Search.typed(text.stripLeading()).node())).isEqualTo(meaning);
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
    void a_saved_query_matches_its_last_word_exactly(String text, String meaning) {
        assertThat(QueryPrinter.print(Search.parse(text).node())).isEqualTo(meaning);
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
    void text_that_only_looks_like_a_filter_is_a_word(String text) {
        assertThat(Search.parse(text + " ").node()).isEqualTo(new Node.Text(text, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "milk foo:bar    | 6  | We don't know the filter “foo:”. Try due, created, updated, completed, list, tag, priority, status, is, has or no, or put the text in quotes.",
                "milk or         | 6  | Write a word or a filter after this",
                "or milk         | 1  | Write a word or a filter before this “or”",
                "a (b            | 3  | This ( has no matching )",
                "a b)            | 4  | This ) has no matching (",
                "a ()            | 4  | Write a word or a filter before this )",
                "📞 \"call       | 3  | This quote is not closed",
                "\"\"            | 1  | Write some text between the quotes",
                "a - b           | 3  | Write the unwanted word or filter right after the -",
                "due:            | 4  | “due:” needs a value. Try today, friday, next-week, 2026-12-01, 2026-12 or -7d.",
                "is:             | 3  | “is:” needs a value. Try is:open, is:done, is:overdue, is:recurring, is:pending, is:in-progress, is:all-day or is:subtask.",
                "due:someday     | 5  | We don't know the day “someday”. Try today",
                "due:2026-02-30  | 5  | We don't know the day “2026-02-30”",
                "due:2h          | 5  | “due:” takes a day. Use <, <=, > or >= with a time",
                "is:\"tired\"    | 5  | We don't know “is:tired”. Try is:open, is:done, is:overdue, is:recurring",
                "list<a          | 5  | Use : instead of < here",
                "!urgent         | 2  | We don't know “!urgent”. Try !high, !medium or !low.",
                "# milk          | 1  | “#” needs a value. Try #home.",
            })
    void a_fault_names_the_character_and_says_what_to_write(
            String text, int position, String advice) {
        assertThatThrownBy(() -> Search.parse(text))
                .hasMessageStartingWith("At character " + position + ": ")
                .hasMessageContaining(advice)
                .asInstanceOf(InstanceOfAssertFactories.type(QuerySyntaxException.class))
                .extracting(QuerySyntaxException::position)
                .isEqualTo(position);
    }

    @Test
    void length_terms_and_depth_are_limited() {
        assertThat(Search.parse("x".repeat(1000))).isNotNull();
        assertThatThrownBy(() -> Search.parse("x".repeat(1001))).hasMessageContaining("1000");
        assertThatThrownBy(() -> Search.parse("x ".repeat(101))).hasMessageContaining("100 terms");
        assertThatThrownBy(() -> Search.parse("(".repeat(400) + "x" + ")".repeat(400)))
                .hasMessageContaining("20 deep");
        assertThat(Search.parse("-".repeat(998) + "x").node()).isEqualTo(new Node.Text("x", false));
    }

    @Test
    void user_input_is_never_part_of_the_sql() {
        var condition =
                Search.parse("quux:: -\"'); drop\" #evil list:Robert due:2026-12-01 is:open or 📞")
                        .condition(new UUID(1, 2), ZoneId.of("UTC"), Instant.EPOCH);

        assertThat(condition.sql()).doesNotContain("quux", "drop", "evil", "Robert", "2026", "📞");
    }

    @Test
    void words_and_tags_become_one_full_text_query_however_they_are_combined() {
        var condition =
                Search.parse("milk is:open (bread or -#home) -\"a b\"")
                        .condition(new UUID(1, 2), ZoneId.of("UTC"), Instant.EPOCH);

        assertThat(condition.sql())
                .isEqualTo(
                        "(search @@ owned(?, (word_query(?, ?) && (word_query(?, ?)"
                                + " || !! ?::tsquery) && !! word_query(?, ?)))"
                                + " and status <> 'completed')");
        assertThat(condition.parameters())
                .containsExactly(
                        new UUID(1, 2), "milk", false, "bread", false, "'#home'", "a b", false);
    }
}
