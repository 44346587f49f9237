package todo.web.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Page;
import todo.web.text.Texts;
import todo.web.views.task.JtehistoryGenerated;

/** {@code /history}: all changes by day, with undo of each operation. */
final class HistoryController {

    private static final String PATH = "/history";

    /** Of the API: one operation can change many tasks. */
    private static final int PAGE_SIZE = 200;

    void addTo(UserRoutes users) {
        users.page(PATH, HistoryController::show).button(PATH + "/undo", HistoryController::undo);
    }

    private static Response show(Visit visit) {
        var channel = visit.query().get("through");
        var filter = channel.isEmpty() ? "" : "&through=" + Form.encode(channel);
        var after = visit.query().get("after");
        var from = after.isEmpty() ? "" : "&cursor=" + Form.encode(after);
        var changes =
                visit.send(visit.call("GET", "/api/changes?limit=" + PAGE_SIZE + filter + from));
        var side = SideBar.load(visit);
        var texts = visit.texts();
        var listing = changes.await();
        var next = listing.path("next_cursor");
        var page =
                new HistoryPage(
                        Page.of(texts.history(), visit, side, PATH),
                        channel,
                        channels(texts),
                        days(listing, visit, new History(visit, side)),
                        next.isTextual()
                                ? PATH + "?after=" + Form.encode(next.asText()) + filter
                                : null);
        return Html.of(200, out -> JtehistoryGenerated.render(out, null, page));
    }

    private static List<HistoryPage.Channel> channels(Texts texts) {
        return List.of(
                new HistoryPage.Channel("", texts.allChannels()),
                new HistoryPage.Channel("browser", texts.channelBrowser()),
                new HistoryPage.Channel("api", "API"),
                new HistoryPage.Channel("chat", texts.channelChat()),
                new HistoryPage.Channel("mcp", "MCP"),
                new HistoryPage.Channel("system", texts.channelSystem()));
    }

    private static List<HistoryPage.Day> days(JsonNode listing, Visit visit, History history) {
        var operations = new LinkedHashMap<String, List<JsonNode>>();
        for (var change : listing.path("changes")) {
            operations
                    .computeIfAbsent(
                            change.path("operation_id").asText(), operation -> new ArrayList<>())
                    .add(change);
        }
        var days = new ArrayList<HistoryPage.Day>();
        for (var operation : operations.values()) {
            var date = history.date(operation.getFirst());
            if (days.isEmpty() || !days.getLast().date().equals(date)) {
                var title = visit.today().heading(date);
                days.add(new HistoryPage.Day(date, title, new ArrayList<>()));
            }
            days.getLast().entries().add(history.entry(operation));
        }
        return days;
    }

    private static Response undo(Visit visit, Form form) {
        var back = Response.seeOther(PATH);
        try {
            var undo = new TaskClient(visit).undo(form.get("operation"));
            var texts = visit.texts();
            return FlashCookie.with(
                    back,
                    visit.request(),
                    FlashMessage.undoable(texts.undone(), undo, texts.redone()));
        } catch (Failure.Conflict conflict) {
            return FlashCookie.with(
                    back, visit.request(), FlashMessage.of(visit.sentence(conflict)));
        }
    }
}
