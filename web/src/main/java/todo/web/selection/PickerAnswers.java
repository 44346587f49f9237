package todo.web.selection;

import todo.http.Response;
import todo.web.account.Visit;
import todo.web.navigation.SideBar;
import todo.web.page.Htmx;
import todo.web.page.Page;
import todo.web.task.View;

/** What the answers of all pickers share: each is a page of its own and opens as a dialog. */
public final class PickerAnswers {

    private PickerAnswers() {}

    /**
     * @return the layout; without a side bar if only the picker is shown
     */
    public static Page page(Visit visit, String title, View view) {
        return Htmx.asks(visit.request())
                ? Page.bare(title, visit.request())
                : Page.of(title, visit, view.path());
    }

    /**
     * @param side which the picker has loaded for its own choices
     * @return the layout; without a side bar if only the picker is shown
     */
    static Page page(Visit visit, String title, SideBar side, View view) {
        return Htmx.asks(visit.request())
                ? Page.bare(title, visit.request())
                : Page.of(title, visit, side, view.path());
    }

    /**
     * @return a picker after a fault, which replaces the open one
     */
    public static Response again(Visit visit, Response page) {
        return Htmx.asks(visit.request())
                ? page.with("HX-Retarget", "#picker")
                        .with("HX-Reswap", "outerHTML")
                        .with("HX-Reselect", "#picker")
                : page;
    }
}
