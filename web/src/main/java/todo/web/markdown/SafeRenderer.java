package todo.web.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders links, images, headings and check boxes. One instance renders one document. */
final class SafeRenderer extends CoreHtmlNodeRenderer {

    /** The page has two levels of headings above a description. */
    private static final int HEADINGS_ABOVE = 2;

    private static final int MAX_HEADING = 6;

    /** In characters, of all links together: a thousand references may repeat one long address. */
    private static final int MAX_ADDRESSES = 20_000;

    private final HtmlWriter html;
    private int addresses;

    SafeRenderer(HtmlNodeRendererContext context) {
        super(context);
        html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Stream.concat(super.getNodeTypes().stream(), Stream.of(CheckBox.class))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(heading.getLevel() + HEADINGS_ABOVE, MAX_HEADING));
        super.visit(heading);
    }

    @Override
    public void visit(Link link) {
        if (!startLink(link.getDestination())) {
            visitChildren(link);
            return;
        }
        if (link.getFirstChild() == null) {
            html.text(link.getDestination());
        }
        visitChildren(link);
        html.tag("/a");
    }

    /** An image is a link with its alternative text, or only this text within another link. */
    @Override
    public void visit(Image image) {
        var text = PlainText.of(image);
        var shown = text.isBlank() ? image.getDestination() : text;
        var isLink = !isInLink(image) && startLink(image.getDestination());
        html.text(shown);
        if (isLink) {
            html.tag("/a");
        }
    }

    private static boolean isInLink(Node node) {
        return Stream.iterate(node.getParent(), parent -> parent != null, Node::getParent)
                .anyMatch(Link.class::isInstance);
    }

    private boolean startLink(String address) {
        addresses += address.length();
        if (addresses > MAX_ADDRESSES || !SafeLink.isSafe(address)) {
            return false;
        }
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("href", context.encodeUrl(address));
        attributes.put("rel", "noopener noreferrer nofollow");
        attributes.put("target", "_blank");
        html.tag("a", attributes);
        return true;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof CheckBox checkBox) {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("class", "tick");
            attributes.put("name", "tick");
            attributes.put("value", String.valueOf(checkBox.number()));
            attributes.put("aria-pressed", String.valueOf(checkBox.isChecked()));
            attributes.put("aria-label", checkBox.label());
            html.tag("button", attributes);
            html.tag("/button");
        }
    }

    /**
     * Gives a direction to each outermost block that has text. The blocks in it take over its
     * direction: HTML ignores elements with a direction of their own when it looks for the
     * direction of the element around them.
     */
    static void setAttributes(Node node, String tag, Map<String, String> attributes) {
        // People could choose any class by the language of a code block.
        attributes.remove("class");
        if (hasDirection(node, tag)) {
            attributes.put("dir", "auto");
        }
    }

    private static boolean hasDirection(Node node, String tag) {
        return switch (tag) {
            case "p", "h3", "h4", "h5", "h6", "pre" -> node.getParent() instanceof Document;
            case "blockquote", "li" -> !isInQuoteOrItem(node);
            default -> false;
        };
    }

    private static boolean isInQuoteOrItem(Node node) {
        return Stream.iterate(node.getParent(), parent -> parent != null, Node::getParent)
                .anyMatch(parent -> parent instanceof BlockQuote || parent instanceof ListItem);
    }
}
