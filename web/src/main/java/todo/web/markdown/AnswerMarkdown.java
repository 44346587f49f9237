package todo.web.markdown;

import gg.jte.Content;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The Markdown of an assistant's answer. A text that a model has read may have made it write
 * anything, so nothing in an answer can be clicked or loaded: links, images and check boxes are
 * text.
 *
 * <p>All methods are pure and thread-safe.
 */
public final class AnswerMarkdown {

    private static final List<Extension> EXTENSIONS = List.of(StrikethroughExtension.create());

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .maxOpenBlockParsers(Markdown.MAX_OPEN_BLOCKS)
                    .maxInlineNesting(Markdown.MAX_INLINE_NESTING)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .extensions(EXTENSIONS)
                    .escapeHtml(true)
                    .softbreak("<br>\n")
                    .nodeRendererFactory(AnswerRenderer::new)
                    .attributeProviderFactory(context -> SafeRenderer::setAttributes)
                    .build();

    private AnswerMarkdown() {}

    /**
     * Renders an answer for a template, which writes it unescaped, in an element with the class
     * <code>md</code>. As safe as {@link Markdown#html}.
     */
    public static Content html(String markdown) {
        var html = RENDERER.render(PARSER.parse(markdown));
        return output -> output.writeContent(html);
    }
}
