package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import todo.failure.Failure;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashMessage;

/** {@code /first-steps/removal}, and the tasks that introduce the application to a new user. */
public final class FirstSteps {

    /** Of each of these tasks, in every language. */
    static final String TAG = "first-steps";

    private final ListPages lists;

    FirstSteps(ListPages lists) {
        this.lists = lists;
    }

    void addTo(UserRoutes users) {
        users.button("/first-steps/removal", this::remove);
    }

    /** Adds the tasks, due today. A new account is complete without them: no failure is thrown. */
    public static void add(Visit visit) {
        var texts = visit.texts();
        var steps = new LinkedHashMap<String, String>();
        steps.put(texts.firstStepAdd(), texts.firstStepAddHow());
        steps.put(texts.firstStepKeys(), texts.firstStepKeysHow());
        steps.put(texts.firstStepUndo(), texts.firstStepUndoHow());
        try {
            steps.forEach((title, description) -> add(visit, title, description));
        } catch (Failure notAdded) {
            // The user can sign in and work in any case.
        }
    }

    private static void add(Visit visit, String title, String description) {
        Map<String, ?> fields =
                Map.of(
                        "title",
                        title,
                        "description",
                        description,
                        "tags",
                        List.of(TAG),
                        "due_date",
                        visit.today().today().toString());
        visit.send(visit.call("POST", "/api/tasks").with(fields)).await();
    }

    private Response remove(Visit visit, Form form) {
        return lists.after(visit, View.TODAY, removed(visit));
    }

    private static FlashMessage removed(Visit visit) {
        var call = visit.call("POST", "/api/tasks/bulk");
        var pending = visit.send(call.with(Map.of("q", "#" + TAG, "delete", true)));
        var write = BulkWrite.of(pending.await(), pending.operation());
        var texts = visit.texts();
        return write.changed().isEmpty()
                ? FlashMessage.of(texts.firstStepsRemoved())
                : View.TODAY.message(
                        texts.firstStepsRemoved(),
                        write.operation(),
                        texts.firstStepsRestored(),
                        write.changed().getFirst().id());
    }
}
