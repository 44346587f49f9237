package todo.web.task;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;

/**
 * {@code GET /share}: offers to add what another application shares, or an empty line.
 *
 * @see <a href="https://w3c.github.io/web-share-target/">Web Share Target</a>
 */
final class ShareController {

    /** Of a title, in characters. */
    private static final int LONGEST = 200;

    private final ListPages lists;

    ShareController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.page("/share", this::show);
    }

    private Response show(Visit visit) {
        var inbox = new View(View.Kind.INBOX, "");
        var add = QuickAddForm.empty(inbox).with(line(visit.query()));
        return lists.page(200, visit, add, inbox, null);
    }

    /**
     * @return the title, or the text if there is none, and the address, which some applications put
     *     into the text
     */
    private static String line(Form shared) {
        var title = oneLine(shared.get("title"));
        var text = oneLine(shared.get("text"));
        var isAddress = text.matches("https?://\\S+");
        var url = shared.get("url").isBlank() && isAddress ? text : shared.get("url").strip();
        var words = title.isEmpty() && !isAddress ? text.replace(url, "").strip() : title;
        var room = Math.max(20, LONGEST - url.length() - 1);
        var shortened = words.length() > room ? words.substring(0, room - 1) + "…" : words;
        return Stream.of(shortened, url)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
