package todo.web.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.ErrorPages;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.views.page.JtetoastGenerated;
import todo.web.views.task.JteaddGenerated;
import todo.web.views.task.JteunderstoodGenerated;

/**
 * {@code POST /tasks}: adds tasks from lines of text. {@code /add}: the same as a page, and how a
 * line is understood while it is being typed. The header {@code Todo-Task} tells the id of a single
 * task to {@code outbox.js}, which may have kept a change of it.
 */
final class AdditionController {

    private final ListPages lists;

    AdditionController(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.text("/tasks", this::add, this::showAgain)
                .page("/add", AdditionController::show)
                .quiet("/add/understood", AdditionController::understood);
    }

    private static Response show(Visit visit) {
        var view = View.onPage(visit.query().get("view"));
        return page(200, visit, QuickAddForm.empty(view), "");
    }

    private static Response page(int status, Visit visit, QuickAddForm input, String alert) {
        var page = Page.of(visit.texts().addATask(), visit, input.view().home().path());
        return Html.of(status, out -> JteaddGenerated.render(out, null, page, input, alert));
    }

    private static Response understood(Visit visit) {
        var input = QuickAddForm.of(visit.query());
        // Several lines are not one task yet.
        var chips =
                input.text().strip().lines().count() > 1
                        ? List.<QuickAddPreview.Chip>of()
                        : QuickAddPreview.load(visit, input);
        return Html.of(200, out -> JteunderstoodGenerated.render(out, null, visit.texts(), chips));
    }

    private Response add(Visit visit, Form form) {
        var input = QuickAddForm.of(form);
        List<AddedTask> added;
        try {
            added = add(visit, input);
        } catch (Failure.Invalid | Failure.Unavailable failed) {
            if (Htmx.asks(visit.request())) {
                throw failed;
            }
            return notAdded(visit, input, failed);
        }
        var message = AddedTask.message(added, visit.today(), input.view());
        var ids = added.stream().map(task -> task.task().id()).collect(Collectors.joining(" "));
        return answer(visit, input, message)
                .with("HX-Trigger-After-Settle", "{\"added\":\"" + ids + "\"}")
                .with("Todo-Task", ids);
    }

    private static List<AddedTask> add(Visit visit, QuickAddForm input) {
        var tasks = new TaskClient(visit);
        var defaults = input.defaults(input.day(visit.today()));
        var lines = input.lines();
        if (lines.size() > 1) {
            // All or none, as far as their contents decide it.
            var previews = lines.stream().map(line -> tasks.preview(line, defaults)).toList();
            for (var preview : previews) {
                var _ = preview.get();
            }
        }
        var added = new ArrayList<AddedTask>();
        for (var line : lines) {
            // Two lines can be the same.
            added.add(tasks.add(line, defaults, input.typedAt(), input.key() + "-" + added.size()));
        }
        return added;
    }

    private Response answer(Visit visit, QuickAddForm input, FlashMessage message) {
        if (Htmx.asks(visit.request()) && !Htmx.targets(visit.request(), "task-list")) {
            return Html.of(200, out -> JtetoastGenerated.render(out, null, visit.texts(), message));
        }
        return lists.after(visit, input.view(), message);
    }

    private Response notAdded(Visit visit, QuickAddForm input, Failure failure) {
        if (failure instanceof Failure.Unavailable unavailable) {
            var alert = visit.texts().notAddedYetBecause(visit.sentence(failure));
            return ErrorPages.retryAfter(shown(503, visit, input, alert), unavailable.retryAfter());
        }
        return shown(422, visit, input, visit.texts().notAddedBecause(visit.sentence(failure)));
    }

    private Response showAgain(Visit visit, Form form) {
        return shown(200, visit, QuickAddForm.of(form), visit.texts().addAfterSignIn());
    }

    private Response shown(int status, Visit visit, QuickAddForm input, String alert) {
        return input.isPage()
                ? page(status, visit, input, alert)
                : lists.page(status, visit, input, input.view(), alert);
    }
}
