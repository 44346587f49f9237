package todo.web.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import todo.http.Response;

/**
 * Renders a view, which jte has made into Java while building: nothing is looked up by name,
 * nothing reloaded.
 */
public final class Html {

    private static final int USUAL_LENGTH = 16_384;

    private Html() {}

    /** A template with its parameters. */
    @FunctionalInterface
    public interface View {
        void render(HtmlTemplateOutput output);
    }

    /**
     * @return the page, everything in it escaped for its place
     */
    public static Response of(int status, View view) {
        var text = new StringOutput(USUAL_LENGTH);
        view.render(new OwaspHtmlTemplateOutput(text));
        return Response.html(status, text.toString());
    }
}
