package todo.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer cannot be made to link or load anything. */
class AnswerMarkdownTest {

    private static String html(String markdown) {
        var text = new StringOutput();
        AnswerMarkdown.html(markdown).writeTo(new OwaspHtmlTemplateOutput(text));
        return text.toString().strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](https://evil.example)",
                "![a](https://evil.example/p.png)",
                "https://evil.example",
                "<https://evil.example>",
                "[a][1]\n\n[1]: https://evil.example",
                "[![a](https://evil.example/p.png)](https://evil.example)",
                "<a href=\"https://evil.example\">a</a>",
                "<img src=x onerror=alert(1)>",
                "[a](javascript:alert(1))",
                "- [ ] a",
                "www.evil.example and a@evil.example"
            })
    void nothing_can_be_clicked_or_loaded(String markdown) {
        assertThat(html(markdown)).doesNotContain("<a", "<img", "<button");
    }

    @Test
    void a_link_shows_its_address() {
        assertThat(html("[bank](https://evil.example/?a&b)"))
                .isEqualTo("<p dir=\"auto\">bank (https://evil.example/?a&amp;b)</p>");
    }

    @Test
    void a_heading_is_a_paragraph() {
        assertThat(html("# Plan *A*"))
                .isEqualTo("<p dir=\"auto\"><strong>Plan <em>A</em></strong></p>");
    }
}
