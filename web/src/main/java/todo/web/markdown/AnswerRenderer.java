package todo.web.markdown;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders links, images and headings as text. One instance renders one document. */
final class AnswerRenderer extends CoreHtmlNodeRenderer {

    private final HtmlWriter html;

    AnswerRenderer(HtmlNodeRendererContext context) {
        super(context);
        html = context.getWriter();
    }

    /** An answer is a part of a page, and must not change its outline. */
    @Override
    public void visit(Heading heading) {
        html.line();
        html.tag("p", Map.of("dir", "auto"));
        html.tag("strong");
        visitChildren(heading);
        html.tag("/strong");
        html.tag("/p");
        html.line();
    }

    /** The address is shown, so that nobody takes the text for it. */
    @Override
    public void visit(Link link) {
        visitChildren(link);
        var address = link.getDestination();
        if (!address.isBlank() && !PlainText.of(link).equals(address)) {
            html.text(" (" + address + ")");
        }
    }

    @Override
    public void visit(Image image) {
        html.text(PlainText.of(image));
    }
}
