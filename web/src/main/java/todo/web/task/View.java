package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import todo.http.Form;

/**
 * What of the list is looked at.
 *
 * @param query in the language of docs/query-language.md; empty for everything
 */
public record View(Show show, String query) {

    static View of(Show show) {
        return new View(show, "");
    }

    /**
     * @param form or the query of an address
     */
    static View of(Form form) {
        return new View(Show.of(form.get("show")), form.get("q").strip());
    }

    /**
     * @return the same search with another filter
     */
    public View with(Show other) {
        return new View(other, query);
    }

    public boolean searches() {
        return !query.isEmpty();
    }

    /**
     * @return what stands after the question mark of an address
     */
    public String parameters() {
        var found = searches() ? "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) : "";
        return "show=" + show.wire() + found;
    }

    public String path() {
        return searches() ? "/?" + parameters() : show.path();
    }
}
