package todo.web.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import todo.web.page.Page;

/** The page with the saved searches, in their order. */
public record SearchesPage(Page page, List<Search> searches) {

    /**
     * A saved search.
     *
     * @param query in the query language
     * @param sort the field that it sorts by, and {@code order}, by the API's names
     * @param position the API's sort key
     */
    public record Search(
            String id, String name, String query, String sort, String order, String position) {

        static Search of(JsonNode json) {
            return new Search(
                    json.path("id").asText(),
                    json.path("name").asText(),
                    json.path("q").asText(),
                    json.path("sort").asText(),
                    json.path("order").asText(),
                    json.path("position").asText());
        }

        /**
         * @return the path of the page that changes it
         */
        public String path() {
            return "/settings/searches/" + id;
        }
    }
}
