package todo.web.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import todo.http.Form;

/**
 * What of the list is looked at.
 *
 * @param query in the language of docs/query-language.md; empty for everything
 */
public record ListQuery(StatusFilter show, String query) {

    static ListQuery of(StatusFilter show) {
        return new ListQuery(show, "");
    }

    /**
     * @param form or the query of an address
     */
    static ListQuery of(Form form) {
        return new ListQuery(StatusFilter.of(form.get("show")), form.get("q").strip());
    }

    /**
     * @return the same search with another filter
     */
    public ListQuery with(StatusFilter other) {
        return new ListQuery(other, query);
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
