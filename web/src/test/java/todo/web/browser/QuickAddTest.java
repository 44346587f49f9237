package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dialog that adds tasks from any page. */
class QuickAddTest extends Browsing {

    private static final String LINE = "Pay the gardener tomorrow 9am !high #money every month";

    @Test
    void what_is_understood_is_marked_while_somebody_types_fast_on_a_slow_network() {
        openRegistered(scripts(true));
        add("Paint list:Home due today", "Paint");
        page.locator("#views").getByText("Home").click();
        assertThat(page).hasTitle("Home · Todo");
        slowNetwork();

        keys("q");
        page.keyboard().type(LINE);
        assertThat(field()).hasValue(LINE);
        assertThat(marks())
                .hasText(new String[] {"tomorrow", "9am", "!high", "#money", "every month"});
        assertThat(chips())
                .containsText(
                        new String[] {"Tomorrow, 09:00", "every month", "High", "money", "Home"});
        assertThat(chips().last().getByRole(AriaRole.BUTTON)).hasClass("chip view");
        page.keyboard().type("ly");
        assertThat(marks().all()).hasSize(4);
        keys("Backspace", "Backspace", "Home");
        page.keyboard().type("Please: ");
        assertThat(marks().allTextContents()).contains("tomorrow", "9am", "!high", "#money");
        assertThat(marks()).hasCount(5);

        keys("Enter");
        page.keyboard().type("Buy seeds\nBuy pots\nand");
        assertThat(field()).hasValue("and");
        assertThat(page.locator("#task-list .task .title"))
                .hasText(
                        new String[] {
                            "Paint", "Please: Pay the gardener", "Buy seeds", "Buy pots"
                        });
        assertThat(page.locator("#quick .toast")).containsText("“Buy pots” added.");
        assertThat(page.locator(".is-new").last()).containsText("Buy pots");
        assertThat(field()).hasValue("and");
        keys("Escape");
        assertThat(dialog()).isHidden();
        keys("q");
        assertThat(field()).hasValue("and");
    }

    @Test
    void a_part_is_taken_literally_by_backspace_or_its_chip_and_the_view_gives_no_day() {
        openRegistered(scripts(true));
        keys("q");
        page.keyboard().type("Watch Die Hard #film tomorrow");
        assertThat(marks()).hasText(new String[] {"#film", "tomorrow"});
        keys("Backspace");
        assertThat(field()).hasValue("Watch Die Hard #film \\tomorrow");
        assertThat(marks()).hasText(new String[] {"#film"});
        chip("film").click();
        assertThat(marks()).hasCount(0);
        chip("Today").press("Enter");
        assertThat(chips()).hasCount(0);
        assertThat(field()).isFocused();
        keys("Enter");
        assertMessage("“Watch Die Hard #film tomorrow” added.");
        follow("Show in Inbox");
        assertThat(page).hasTitle("Inbox · Todo");
        assertThat(page.locator("#task-list .task .title")).isFocused();
    }

    @Test
    void several_lines_are_several_tasks_which_one_undo_removes_or_one_task() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        paste(page.getByLabel("New task"), "Milk\nBread\n\nEggs #shop\nMilk\nHam");
        assertThat(field()).hasValue("Milk\nBread\n\nEggs #shop\nMilk\nHam");
        press("Add 5 tasks");
        assertThat(page.locator("#task-list .task .title"))
                .hasText(new String[] {"Milk", "Bread", "Eggs", "Milk", "Ham"});
        assertMessage("5 tasks added.");
        press("Close");
        undo();
        assertMessage("5 tasks removed.");
        assertThat(page.locator("#task-list .task")).hasCount(0);
        page.getByLabel("New task").blur();
        keys("q");
        paste(field(), "Call Ann\nabout the party");
        press("One task");
        assertThat(page.locator("#task-list .task .title")).hasText("Call Ann about the party");
    }

    @Test
    void a_line_that_fails_or_is_not_sent_when_the_page_is_left_comes_back() {
        openRegistered(scripts(true));
        page.navigate("/settings");
        var held = new ArrayList<Route>();
        page.route("**/tasks", held::add);
        keys("q");
        page.keyboard().type("Buy milk\nCall");
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst()
                .fulfill(
                        new Route.FulfillOptions()
                                .setStatus(503)
                                .setHeaders(Map.of("Retry-After", "5"))
                                .setBody("<p>Later.</p>"));
        assertThat(dialog().getByRole(AriaRole.ALERT)).isVisible();
        assertThat(dialog().getByLabel("Not added yet")).containsText("Buy milk");
        assertThat(field()).hasValue("Call");
        page.unroute("**/tasks");
        press("Try again");
        assertThat(dialog().locator(".toast")).containsText("“Buy milk” added.");
        page.navigate("/");
        assertThat(field()).hasValue("Call");
    }

    @Test
    void a_touch_on_plus_opens_the_dialog_on_a_phone() {
        openRegistered(scripts(true).setViewportSize(390, 844).setHasTouch(true));
        page.navigate("/inbox");
        page.locator(".tabs .add").tap();
        page.keyboard().type("Call Ann fri");
        assertThat(marks()).hasText("fri");
        chip("fri").tap();
        assertThat(field()).hasValue("Call Ann \\fri");
        dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Add").setExact(true))
                .tap();
        assertThat(page.locator("#task-list .task .title")).hasText("Call Ann fri");
    }

    @Test
    void without_scripts_it_is_a_page() {
        openRegistered(scripts(false).setViewportSize(390, 844));
        add("Paint list:Home", "Paint");
        page.locator("#views a").getByText("Home").dispatchEvent("click");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Add a task")).click();
        var text = page.getByLabel("Task, with words");
        text.fill("x".repeat(300));
        press("Add");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Not added");
        text.fill("Sand the door tomorrow\nBuy paint list:Shop");
        press("One task per line");
        assertMessage("2 tasks added.");
        assertThat(page).hasTitle("Home · Todo");
        assertThat(page.locator("#task-list .task .title"))
                .hasText(new String[] {"Paint", "Sand the door"});
    }

    private Locator dialog() {
        return page.locator("#quick");
    }

    private Locator field() {
        return page.locator("#quick textarea");
    }

    private Locator marks() {
        return page.locator("#quick mark");
    }

    private Locator chips() {
        return page.locator("#quick .qa-chips li:visible");
    }

    private Locator chip(String words) {
        return page.locator("#quick .chip").filter(new Locator.FilterOptions().setHasText(words));
    }

    private void keys(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void paste(Locator field, String text) {
        field.focus();
        field.evaluate(
                """
                (field, text) => {
                    const clipboardData = new DataTransfer()
                    clipboardData.setData('text/plain', text)
                    if (field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))) {
                        document.execCommand('insertText', false, text)
                    }
                }\
                """,
                text);
    }
}
