package todo.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    /** The longest description that the API stores. */
    private static final int LONGEST = 10_000;

    /** As a template writes it, without line breaks between the tags. */
    static String html(@Nullable String markdown) {
        var text = new StringOutput();
        var output = new OwaspHtmlTemplateOutput(text);
        output.setContext("div", null);
        output.writeUserContent(Markdown.html(markdown));
        return text.toString().replace("\n", "");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  \n\t\n"})
    void renders_nothing_without_a_description(@Nullable String markdown) {
        assertThat(html(markdown)).isEmpty();
    }

    @Test
    void renders_formatted_text() {
        assertThat(html("Bring *two* or **three** ~~four~~ `adapters`"))
                .isEqualTo(
                        """
                        <p dir="auto">Bring <em>two</em> or <strong>three</strong> <del>four</del> \
                        <code>adapters</code></p>\
                        """);
    }

    @Test
    void keeps_the_line_breaks_of_a_paragraph() {
        assertThat(html("Milk\nBread")).isEqualTo("<p dir=\"auto\">Milk<br>Bread</p>");
    }

    @ParameterizedTest
    @CsvSource({"#, h3", "##, h4", "###, h5", "####, h6", "#####, h6", "######, h6"})
    void starts_headings_below_those_of_the_page(String mark, String tag) {
        assertThat(html(mark + " Plan")).isEqualTo("<%1$s dir=\"auto\">Plan</%1$s>".formatted(tag));
    }

    @Test
    void gives_no_class_to_code() {
        assertThat(html("```js\tdialog\nlet a\n```"))
                .isEqualTo("<pre dir=\"auto\"><code>let a</code></pre>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Größe prüfen", "سبزی خریدیں"})
    void lets_the_text_decide_its_direction(String text) {
        assertThat(html("# " + text)).isEqualTo("<h3 dir=\"auto\">" + text + "</h3>");
        assertThat(html(text)).isEqualTo("<p dir=\"auto\">" + text + "</p>");
        assertThat(html("- " + text)).isEqualTo("<ul><li dir=\"auto\">" + text + "</li></ul>");
        assertThat(html("> " + text))
                .isEqualTo("<blockquote dir=\"auto\"><p>" + text + "</p></blockquote>");
    }

    @Test
    void gives_one_direction_to_a_list_item_and_the_blocks_in_it() {
        assertThat(html("- eins\n\n  zwei\n  > drei\n  - vier"))
                .containsOnlyOnce("dir=\"auto\"")
                .contains("<li dir=\"auto\"><p>eins</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "> ",
                "- ",
                "-\t",
                "1. ",
                "* 1) ",
                "> - ",
                "*",
                "_",
                "**a ",
                "*a **a ",
                "~~",
                "~~a ",
                "[",
                "![",
                "[a](",
                "![a](",
                "[![",
                "<",
                "<a ",
                "<!--",
                "</",
                "`",
                "` `` ",
                "&",
                "\\",
                "\t",
                "- [ ] ",
                "# ",
                "[a]: ",
                "www.",
                "http://a.b ",
                "a@b.c "
            })
    void bounds_the_nesting_and_the_time_of_any_description(String part) {
        var nested = part.repeat(LONGEST / part.length());
        var html = assertTimeout(Duration.ofSeconds(3), () -> html(nested));
        assertThat(depth(html)).isLessThan(70);
    }

    @Test
    void bounds_the_nesting_of_closed_emphasis_and_images() {
        assertThat(depth(html("*".repeat(LONGEST / 2) + "a" + "*".repeat(LONGEST / 2))))
                .isLessThan(70);
        assertThat(html("![".repeat(2_000) + "a" + "](x)".repeat(1_500))).doesNotContain("<img");
    }

    @Test
    void ticks_deeply_nested_lists() {
        var nested = "- ".repeat(LONGEST / 2);
        assertThat(Markdown.tick(nested, 0)).isEqualTo(nested);
    }

    @Test
    void bounds_the_size_of_repeated_references() {
        var markdown =
                "[a]: https://example.org/" + "x".repeat(4_000) + "\n\n" + "[a]".repeat(1_900);
        assertThat(html(markdown)).hasSizeLessThan(50_000).contains("<a href", "aaa");
    }

    private static int depth(String html) {
        var deepest = 0;
        var depth = 0;
        for (var tag : html.split("<", -1)) {
            depth += tag.startsWith("/") ? -1 : tag.matches("(?s)(br|hr)?>.*|") ? 0 : 1;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
