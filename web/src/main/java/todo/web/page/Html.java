package todo.web.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import todo.http.Response;

/** Renders templates, which jte compiles to Java at build time: no lookup by name, no reload. */
public final class Html {

    private static final int INITIAL_CAPACITY = 16_384;

    private Html() {}

    /** A template with its parameters. */
    @FunctionalInterface
    public interface Template {
        void render(HtmlTemplateOutput output);
    }

    /**
     * @return the page; every value in it is escaped for its context
     */
    public static Response of(int status, Template template) {
        var text = new StringOutput(INITIAL_CAPACITY);
        template.render(new OwaspHtmlTemplateOutput(text));
        return Response.html(status, text.toString());
    }
}
