package todo.web.tag;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.selection.PickerAnswers;
import todo.web.task.View;
import todo.web.views.tag.JterenameGenerated;
import todo.web.views.tag.JtetagsGenerated;

/** {@code /tags}: shows all tags, and renames and deletes one. */
public final class TagController {

    private static final String TAGS = "/tags";

    public void addTo(UserRoutes users) {
        users.page(TAGS, TagController::show)
                .page("/tags/{key}/rename", visit -> form(200, visit, key(visit), null, null))
                .text(
                        "/tags/{key}/rename",
                        TagController::rename,
                        (visit, form) ->
                                form(
                                        200,
                                        visit,
                                        form.get("name"),
                                        null,
                                        visit.texts().notDoneYet()))
                .button("/tags/{key}/delete", TagController::delete);
    }

    /**
     * A tag with the number of its tasks.
     *
     * @param open how many of them are not completed
     */
    public record CountedTag(String name, long open, long total) {}

    private static Response show(Visit visit) {
        List<CountedTag> tags =
                visit.get("/api/tags")
                        .path("tags")
                        .valueStream()
                        .map(tag ->
                                new CountedTag(
                                        tag.path("name").asText(),
                                        tag.path("open").asLong(),
                                        tag.path("count").asLong()))
                        .toList();
        var page = Page.of(visit.texts().tags(), visit, TAGS);
        return Html.of(200, out -> JtetagsGenerated.render(out, null, page, tags));
    }

    private static String key(Visit visit) {
        return visit.pathParameter("key");
    }

    private static View view(String tag) {
        return new View(View.Kind.TAG, tag);
    }

    /**
     * @param typed the new name
     * @param fault of the name; null for none
     * @param alert null if nothing went wrong
     */
    private static Response form(
            int status, Visit visit, String typed, @Nullable String fault, @Nullable String alert) {
        var view = view(key(visit));
        var page = PickerAnswers.page(visit, visit.texts().renameTag(), view);
        var html =
                Html.of(
                        status,
                        out ->
                                JterenameGenerated.render(
                                        out, null, page, view, typed, fault, alert));
        return fault == null ? html : PickerAnswers.again(visit, html);
    }

    private static Response rename(Visit visit, Form form) {
        var typed = form.get("name");
        var name = typed.strip().replaceFirst("^#", "");
        try {
            return answer(visit, view(name).path(), renamed(visit, name));
        } catch (Failure.Invalid refused) {
            return form(422, visit, typed, visit.sentence(refused), null);
        }
    }

    /** Merges it with a tag of the new name: that can be undone. */
    private static FlashMessage renamed(Visit visit, String name) {
        var texts = visit.texts();
        var before = "#" + key(visit);
        var after = "#" + name;
        var undone = texts.changesUndone(before);
        try {
            var operation = send(visit, "PATCH", Map.of("name", name));
            return message(visit, texts.tagRenamed(before, after), operation, undone);
        } catch (Failure.Conflict refused) {
            if (refused.code() != FailureCode.NAME_TAKEN) {
                throw refused;
            }
            var operation = send(visit, "PATCH", Map.of("name", name, "merge", true));
            return message(visit, texts.tagsMerged(before, after), operation, undone);
        }
    }

    private static Response delete(Visit visit, Form form) {
        var texts = visit.texts();
        var name = "#" + key(visit);
        var operation = send(visit, "DELETE", null);
        var message = message(visit, texts.tagDeleted(name), operation, texts.isRestored(name));
        return answer(visit, TAGS, message);
    }

    /**
     * @return the operation; null if nothing changed
     */
    private static @Nullable UUID send(Visit visit, String method, @Nullable Object body) {
        var call = visit.call(method, "/api/tags?name=" + Form.encode(key(visit)));
        var pending = visit.send(body == null ? call : call.with(body));
        pending.await();
        return pending.operation();
    }

    /** An undo leads to the tag. */
    private static FlashMessage message(
            Visit visit, String sentence, @Nullable UUID operation, String undone) {
        return view(key(visit)).message(sentence, operation, undone, String.valueOf(operation));
    }

    private static Response answer(Visit visit, String path, FlashMessage message) {
        var request = visit.request();
        return FlashCookie.with(Htmx.redirect(request, path), request, message);
    }
}
