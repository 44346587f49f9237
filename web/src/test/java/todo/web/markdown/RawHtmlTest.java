package todo.web.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.web.markdown.MarkdownTest.html;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawHtmlTest {

    /** Every tag that may appear, with every attribute that it may have. */
    private static final Pattern TAGS =
            Pattern.compile(
                    "</?(p|h[3-6]|ul|li|blockquote|pre)( dir=\"auto\")?>|<ol( start=\"\\d+\")?>|</ol>|</?(em|strong|del|code)>|<br>|<hr />"
                            + "|<a href=\"(https?://|mailto:)[^\"<>]*\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">|</a>"
                            + "|<button class=\"tick\" name=\"tick\" value=\"\\d+\" aria-pressed=\"(true|false)\" aria-label=\"[^\"<>]*\">|</button>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "a <script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a <img src=x onerror=alert(1)> b",
                "<b onmouseover=alert(1)>a</b>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<svg/onload=alert(1)>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<style>*{display:none}</style>",
                "<form action=https://example.org><button>a</button></form>",
                "</div></form></body>",
                "<!-- a --> b <!-- c",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?php a ?>",
                "<!DOCTYPE html>",
                "<script",
                "<img src=x onerror=alert(1) ",
                "<a href=\"",
                "\"><script>alert(1)</script>",
                "'\" onclick=alert(1) x='",
                "`<script>`",
                "```<script>\n<script>\n```",
                "```\"onclick=alert(1)\n```",
                "    <script>",
                "# <script>",
                "- <script>",
                "- [ ] \"><script>alert(1)</script>",
                "- [x] <img src=x onerror=alert(1)>",
                "- [ ] a\" onclick=\"alert(1)",
                "> <script>\n> alert(1)",
                "1000\\. <b>\n\n999999999. a",
                "**<script>**",
                "[<script>](https://example.org)",
                "[a](https://example.org/\"onclick=alert(1))",
                "[a](<https://example.org/\" onclick=\"alert(1)>)",
                "[a](https://example.org/&quot;&gt;&lt;script&gt;)",
                "[a](https://example.org \"\\\" onclick=alert(1)\")",
                "![\"><script>](https://example.org/\"><script>)",
                "![a](https://example.org \"<script>\")",
                "<https://example.org/\"onclick=alert(1)>",
                "https://example.org/\"onclick=alert(1)",
                "https://example.org/<script>alert(1)</script>",
                "[a]: https://example.org/\"><script> '\"><script>'\n\n[a]",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "&#60;script&#62;",
                "\\<script>",
                "~~<script>~~",
                "\u0000<script\u0000>",
                "<scr<script>ipt>",
                "***\n<hr onclick=alert(1)>",
            })
    void writes_no_tag_and_no_attribute_from_the_source(String markdown) {
        assertThat(TAGS.matcher(html(markdown)).replaceAll("")).doesNotContain("<", ">", "\"");
    }
}
