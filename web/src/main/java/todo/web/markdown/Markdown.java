package todo.web.markdown;

import gg.jte.Content;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * <a href="https://spec.commonmark.org/0.31.2/">CommonMark</a> with links for bare addresses,
 * struck text and check boxes.
 *
 * <p>All methods are pure and thread-safe.
 */
public final class Markdown {

    /** Bounds the recursion of the parser and the renderer. A list level takes two blocks. */
    static final int MAX_OPEN_BLOCKS = 40;

    static final int MAX_INLINE_NESTING = 20;

    private static final List<Extension> EXTENSIONS =
            List.of(AutolinkExtension.create(), StrikethroughExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                    .maxInlineNesting(MAX_INLINE_NESTING)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .percentEncodeUrls(true)
                    .softbreak("<br>\n")
                    .nodeRendererFactory(SafeRenderer::new)
                    .attributeProviderFactory(context -> SafeRenderer::setAttributes)
                    .build();

    private Markdown() {}

    /**
     * Renders Markdown for a template, which writes it unescaped: <code>
     * ${Markdown.html(description)}</code>. It belongs into an element with the class <code>md
     * </code>. Each check box is a button <code>tick</code>; its value is the number for {@link
     * #tick}.
     *
     * <p>The result is safe because only the renderer writes tags. It knows a fixed set of them,
     * and escapes all text and attribute values, HTML in the source included. People choose the
     * value of three attributes only: the address of a link ({@link SafeLink}), the first number of
     * a list, and the label of a check box. Nothing is loaded from another site: images become
     * links.
     *
     * @return empty for a null or blank source
     */
    public static Content html(@Nullable String markdown) {
        var html = markdown == null || markdown.isBlank() ? "" : render(markdown);
        return output -> output.writeContent(html);
    }

    private static String render(String markdown) {
        var document = PARSER.parse(markdown);
        CheckBox.insertAll(document, markdown);
        return RENDERER.render(document);
    }

    /**
     * Toggles a check box.
     *
     * @param number counts the check boxes of the source from 0
     * @return the source with the check box toggled; unchanged if there is none with this number
     */
    public static String tick(String markdown, int number) {
        var document = PARSER.parse(markdown);
        var checkBoxes = CheckBox.insertAll(document, markdown);
        return number < 0 || number >= checkBoxes.size()
                ? markdown
                : checkBoxes.get(number).toggle(markdown);
    }
}
