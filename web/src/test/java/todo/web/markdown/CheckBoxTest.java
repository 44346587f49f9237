package todo.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.web.markdown.MarkdownTest.html;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckBoxTest {

    private static String button(int number, boolean pressed, String label) {
        return """
        <button class="tick" name="tick" value="%d" aria-pressed="%s" aria-label="%s"></button>\
        """
                .formatted(number, pressed, label);
    }

    @Test
    void shows_check_boxes_as_buttons() {
        assertThat(html("- [x] Invitations\n- [ ] Print **six** `A4`"))
                .isEqualTo(
                        "<ul><li dir=\"auto\">"
                                + button(0, true, "Invitations")
                                + "Invitations</li><li dir=\"auto\">"
                                + button(1, false, "Print six A4")
                                + "Print <strong>six</strong> <code>A4</code></li></ul>");
    }

    @Test
    void escapes_the_label() {
        assertThat(html("- [ ] \"a\" & <b>"))
                .contains(button(0, false, "&quot;a&quot; &amp; &lt;b&gt;"));
    }

    @Test
    void numbers_check_boxes_in_the_order_of_the_source() {
        assertThat(html("1. [ ] a\n   - [X] b\n\n> * [ ] c\n\n+ d\n+ [ ] e"))
                .containsSubsequence(
                        button(0, false, "a"),
                        button(1, true, "b"),
                        button(2, false, "c"),
                        button(3, false, "e"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ ] a",
                "- [ ]",
                "- [ ]a",
                "- [] a",
                "- [y] a",
                "- \\[ ] a",
                "- [ \\] a",
                "- &#91; ] a",
                "- [x](https://example.org) a",
                "- a [ ] b",
                "- # [ ] a",
                "-     [ ] a",
                "```\n- [ ] a\n```",
                "    - [ ] a",
                "`- [ ] a`"
            })
    void finds_no_check_box_elsewhere(String markdown) {
        assertThat(html(markdown)).doesNotContain("<button");
        assertThat(Markdown.tick(markdown, 0)).isEqualTo(markdown);
    }

    @Test
    void ticks_one_check_box_and_changes_nothing_else() {
        var markdown = "List:\r\n\r\n- [ ] a\r\n- [X]  b  \r\n";
        assertThat(Markdown.tick(markdown, 0)).isEqualTo("List:\r\n\r\n- [x] a\r\n- [X]  b  \r\n");
        assertThat(Markdown.tick(markdown, 1)).isEqualTo("List:\r\n\r\n- [ ] a\r\n- [ ]  b  \r\n");
    }

    @Test
    void skips_what_looks_like_a_check_box_in_code() {
        assertThat(Markdown.tick("```\n- [ ] a\n```\n- \\[ ] b\n- [ ] c", 0))
                .isEqualTo("```\n- [ ] a\n```\n- \\[ ] b\n- [x] c");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 2, Integer.MAX_VALUE})
    void leaves_the_source_unchanged_without_such_a_check_box(int number) {
        assertThat(Markdown.tick("- [ ] a", number)).isEqualTo("- [ ] a");
        assertThat(Markdown.tick("", number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- [ ] a\n- [x] b\n  1. [ ] c\n",
                "> - [ ] a\n>   - [x] b\nlazy\n\n\t- [ ] code?",
                "-\t[ ] tab\n\n\tmore\n\n\t- [x] nested",
                "\u0000\n- [x] نوٹ &amp; https://example.org \\* x\n- [ ] 😀 www.example.org",
                "- [ ] https://example.org\r\n- [x] **b** a@example.org\r- [ ] <b>\n- [ ] ~~a~~\f",
                "- [a]: https://example.org\n  [x] b\n- [x] [a] &nbsp;",
                "\uFEFF- [ ] a\n* [ ] b\n+ [x] c\u2028- [ ] d",
            })
    void ticks_exactly_the_check_box_that_was_pressed(String markdown) {
        var before = pressed(html(markdown));
        for (int number = 0; number < before.length(); number++) {
            var after = Markdown.tick(markdown, number);
            var toggled = before.charAt(number) == 't' ? "f" : "t";
            assertThat(after).hasSameSizeAs(markdown);
            assertThat(pressed(html(after)))
                    .isEqualTo(
                            new StringBuilder(before)
                                    .replace(number, number + 1, toggled)
                                    .toString());
        }
        assertThat(before).isNotEmpty();
    }

    /** t or f for each check box. */
    private static String pressed(String html) {
        var states = new StringBuilder();
        Pattern.compile("aria-pressed=\"(.)")
                .matcher(html)
                .results()
                .forEach(match -> states.append(match.group(1)));
        return states.toString();
    }
}
