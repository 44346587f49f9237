package todo.api.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFilterTest {

    private static String filtered(String... pieces) {
        var text = new StringBuilder();
        var filter = new LinkFilter(text::append);
        try {
            for (var piece : pieces) {
                filter.write(piece);
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "![x](https://evil.example/?q=a) | ![x] (https: //evil.example/?q=a)",
                "[x](//evil.example) | [x] (//evil.example)",
                "[x]\\(//evil.example) | [x]\\ (//evil.example)",
                "[x][1] | [x] [1]",
                "[1]: //evil.example | [1] : //evil.example",
                "<https://evil.example> | < https: //evil.example>",
                "<img src=x> | < img src=x>",
                "</a><!-- | < /a>< !--",
                "see https://evil.example | see https: //evil.example",
                "see https:\\/\\/evil.example | see https:\\ /\\/evil.example",
                "see WWW.evil.example | see WWW. evil.example",
                "&#91;x&#93;(y) | & #91;x& #93;(y)",
                "https&colon;//evil.example | https&colon ;//evil.example"
            })
    void what_would_be_a_link_an_image_or_html_becomes_text(String written, String shown) {
        assertThat(filtered(written)).isEqualTo(shown);
        assertThat(filtered(written.split(""))).as("in pieces of one character").isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Done**: “pay rent” (tomorrow, 9:00)",
                "- [ ] open\n- [x] done",
                "1 < 2 & 3 > 2; a/b; R & D",
                "`list[0]` is *first*…",
                "Grüße, 日本語 – ok?"
            })
    void other_text_stays_as_it_is(String text) {
        assertThat(filtered(text)).isEqualTo(text);
    }

    @Test
    void an_emoji_may_arrive_in_halves() {
        assertThat(filtered("\uD83D", "\uDE00")).isEqualTo("😀");
    }
}
