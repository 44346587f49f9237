package todo.web.list;

import org.jspecify.annotations.Nullable;
import todo.http.Form;
import todo.http.Response;
import todo.web.account.Visit;
import todo.web.navigation.ListColor;
import todo.web.navigation.SideBar.ListItem;
import todo.web.page.Html;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.selection.PickerAnswers;
import todo.web.task.View;
import todo.web.views.list.JteformGenerated;

/**
 * The form that creates or changes a list.
 *
 * @param list null for a new one
 * @param name as it was typed
 * @param style of the chosen colour: a class of the style sheet
 * @param fault of the name; null for none
 * @param alert null if nothing went wrong
 */
public record ListForm(
        Page page,
        @Nullable ListItem list,
        String name,
        String style,
        @Nullable String fault,
        @Nullable String alert) {

    static final String NEW = "/lists/new";

    /**
     * @param list null for a new one
     * @param sent empty before it was sent
     * @param fault of the name; null for none
     * @param alert null if nothing went wrong
     */
    static Response show(
            int status,
            Visit visit,
            @Nullable ListItem list,
            Form sent,
            @Nullable String fault,
            @Nullable String alert) {
        var texts = visit.texts();
        var title = list == null ? texts.newListName() : texts.nameAndColor();
        var current = list == null ? "/lists" : new View(View.Kind.LIST, list.id()).path();
        var isSent = sent.fields().containsKey("name");
        var form =
                new ListForm(
                        Htmx.asks(visit.request())
                                ? Page.bare(title, visit.request())
                                : Page.of(title, visit, current),
                        list,
                        isSent ? sent.get("name") : list == null ? "" : list.name(),
                        isSent || list == null
                                ? ListColor.of(sent.get("color")).style()
                                : list.color(),
                        fault,
                        alert);
        var html = Html.of(status, out -> JteformGenerated.render(out, null, form));
        return fault == null ? html : PickerAnswers.again(visit, html);
    }

    /**
     * @return where the form is sent
     */
    public String action() {
        return list == null ? NEW : path() + "/edit";
    }

    /**
     * @return the page that it leads back to
     */
    public String path() {
        return list == null ? "/lists" : new View(View.Kind.LIST, list.id()).path();
    }

    public boolean isInDialog() {
        return page.side() == null;
    }
}
