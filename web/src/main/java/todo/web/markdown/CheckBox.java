package todo.web.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * A <a href="https://github.github.com/gfm/#task-list-items-extension-">check box</a>: <code>[ ]
 * </code> or <code>[x]</code> at the start of a list item, which becomes the first child of the
 * item.
 *
 * <p>Unlike the library's extension it knows its position in the source, so that what is shown and
 * what is toggled are always the same.
 */
final class CheckBox extends CustomNode {

    private static final Pattern MARK = Pattern.compile("\\[([ xX])]\\s+");

    private final int number;
    private final boolean checked;
    private final String label;

    /** Index in the source of the character between the brackets. */
    private final int position;

    private CheckBox(int number, boolean checked, String label, int position) {
        this.number = number;
        this.checked = checked;
        this.label = label;
        this.position = position;
    }

    /** Counts from 0 in the order of the source. */
    int number() {
        return number;
    }

    boolean isChecked() {
        return checked;
    }

    /** The text beside the check box. */
    String label() {
        return label;
    }

    String toggle(String markdown) {
        return new StringBuilder(markdown)
                .replace(position, position + 1, checked ? " " : "x")
                .toString();
    }

    /**
     * Replaces the marks in a document with check boxes.
     *
     * @param markdown the source of the document
     * @return the check boxes in the order of the source
     */
    static List<CheckBox> insertAll(Node document, String markdown) {
        var checkBoxes = new ArrayList<CheckBox>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(ListItem item) {
                        if (item.getFirstChild() instanceof Paragraph paragraph
                                && paragraph.getFirstChild() instanceof Text text) {
                            insert(item, paragraph, text);
                        }
                        visitChildren(item);
                    }

                    private void insert(ListItem item, Paragraph paragraph, Text text) {
                        var mark = MARK.matcher(text.getLiteral());
                        var start = text.getSourceSpans().getFirst().getInputIndex();
                        // The text of an escaped \[x] looks like a mark, its source does not.
                        var source = MARK.matcher(markdown).region(start, markdown.length());
                        if (mark.lookingAt() && source.lookingAt()) {
                            text.setLiteral(text.getLiteral().substring(mark.end()));
                            var checkBox =
                                    new CheckBox(
                                            checkBoxes.size(),
                                            !mark.group(1).equals(" "),
                                            PlainText.of(paragraph),
                                            start + 1);
                            item.prependChild(checkBox);
                            checkBoxes.add(checkBox);
                        }
                    }
                });
        return checkBoxes;
    }
}
