package todo.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.web.markdown.MarkdownTest.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownLinkTest {

    private static String link(String address, String text) {
        return "<p dir=\"auto\"><a href=\"%s\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">%s</a></p>"
                .formatted(address, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org"})
    void opens_links_in_a_new_window_that_knows_nothing_of_this_one(String address) {
        assertThat(html("[there](" + address + ")")).isEqualTo(link(address, "there"));
        assertThat(html("<" + address + ">")).isEqualTo(link(address, address));
        assertThat(html("[there]\n\n[there]: " + address)).isEqualTo(link(address, "there"));
    }

    @Test
    void turns_bare_addresses_into_links() {
        assertThat(html("https://example.org"))
                .isEqualTo(link("https://example.org", "https://example.org"));
        assertThat(html("www.example.org"))
                .isEqualTo(link("http://www.example.org", "www.example.org"));
        assertThat(html("a@example.org")).isEqualTo(link("mailto:a@example.org", "a@example.org"));
    }

    @Test
    void escapes_and_encodes_addresses() {
        assertThat(html("[a](<https://example.org/?a=1&b=\"ü>)"))
                .isEqualTo(link("https://example.org/?a=1&amp;b=%22%C3%BC", "a"));
    }

    @Test
    void shows_the_address_of_a_link_without_text() {
        assertThat(html("[](https://example.org)"))
                .isEqualTo(link("https://example.org", "https://example.org"));
    }

    @Test
    void shows_images_as_links() {
        assertThat(html("![a *plan*](https://example.org/a.png \"Title\")"))
                .isEqualTo(link("https://example.org/a.png", "a plan"));
        assertThat(html("![](https://example.org/a.png)"))
                .isEqualTo(link("https://example.org/a.png", "https://example.org/a.png"));
    }

    @Test
    void never_nests_links() {
        assertThat(html("[![logo](https://example.org/a.png)](https://example.org)"))
                .isEqualTo(link("https://example.org", "logo"));
        assertThat(
                        html(
                                "![see [this](https://example.org) https://example.com](https://example.net)"))
                .isEqualTo(link("https://example.net", "see this https://example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](<java\tscript:alert(1)>)",
                "[a](java&#x0A;script:alert(1))",
                "[a](&#106;avascript&colon;alert(1))",
                "[a](\\javascript:alert(1))",
                "[a](<&#1;javascript:alert(1)>)",
                "[a](javascript&#58;//https://example.org/%0Aalert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "[a](vbscript:msgbox(1))",
                "[a](file:///etc/passwd)",
                "[a](blob:https://example.org/1)",
                "[a](view-source:https://example.org)",
                "[a](ftp://example.org)",
                "[a](tel:112)",
                "[a](/tasks/1)",
                "[a](//example.org)",
                "[a](\\\\\\\\example.org)",
                "[a](https:example.org)",
                "[a](https:/example.org)",
                "[a](https:\\\\example.org)",
                "[a](https:///example.org)",
                "[a](<https:// example.org>)",
                "[a](<https://example.org/&#9;b>)",
                "[a](?delete)",
                "[a](#main)",
                "[a]()",
                "[a]\n\n[a]: javascript:alert(1)",
                "[a][b]\n\n[b]: data:text/html,x",
                "![a](javascript:alert(1))",
                "![a](data:image/svg+xml;base64,PHN2Zz4=)",
                "![a][b]\n\n[b]: vbscript:x",
            })
    void shows_only_the_text_of_other_links(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p dir=\"auto\">a</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<javascript:alert(1)>",
                "<data:text/html,x>",
                "<x-unknown:abc>",
                "javascript://example.org/%0Aalert(1)",
                "ftp://example.org",
                "ssh://a@example.org",
                "javascript:www.example",
            })
    void links_no_bare_address_with_another_scheme(String markdown) {
        assertThat(html(markdown)).doesNotContain("<a");
    }
}
