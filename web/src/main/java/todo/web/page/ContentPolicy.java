package todo.web.page;

import java.util.regex.Pattern;
import todo.http.Response;

/**
 * What a browser may load for a page: this site's files only, and no inline scripts or styles.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
 */
public final class ContentPolicy {

    private static final String FORMS = "form-action 'self'";

    public static final String VALUE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + FORMS
                    + "; manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Pattern SOURCE =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(//[A-Za-z0-9.-]+(:[0-9]+)?)?");

    private ContentPolicy() {}

    /**
     * Chromium applies {@code form-action} to the redirects of a form too.
     *
     * @param source such as {@code https://claude.ai}, or only a scheme such as {@code cursor:}
     * @return the page, whose forms may lead there
     * @throws IllegalArgumentException if it is something else
     */
    public static Response withFormsTo(String source, Response page) {
        if (!SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException("not a source: " + source);
        }
        return page.with("Content-Security-Policy", VALUE.replace(FORMS, FORMS + " " + source));
    }
}
