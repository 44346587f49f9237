package todo.web.due;

import todo.http.Response;
import todo.web.page.Html;
import todo.web.views.due.JteunderstoodGenerated;

/** The meaning of words that are being typed. */
final class Meaning {

    private Meaning() {}

    /**
     * @return the line below the words
     */
    static Response of(String sentence) {
        return Html.of(200, out -> JteunderstoodGenerated.render(out, null, sentence));
    }
}
