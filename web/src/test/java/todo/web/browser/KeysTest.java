package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keyboard alone, and what it does to several tasks at once. */
class KeysTest extends Browsing {

    @Test
    void a_picker_stays_open_when_the_answer_to_an_earlier_action_arrives() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("One");
        add("Two");
        var held = new ArrayList<Route>();
        page.route("**/status", held::add);
        press("Complete: One");
        page.waitForCondition(() -> !held.isEmpty());
        page.locator(".title", new Page.LocatorOptions().setHasText("Two")).focus();
        page.keyboard().press("t");
        assertThat(page.locator("#picker")).isVisible();
        held.getFirst().resume();
        assertThat(page.locator("#toast")).containsText("“One” completed.");
        assertThat(page.locator("#picker")).isVisible();
    }

    @Test
    void the_selected_task_is_completed_and_the_key_for_undo_brings_it_back_and_redoes_it() {
        openInboxWith("Buy milk", "Call Ada");
        keys("j", "j", "e");
        assertThat(row("Call Ada")).isHidden();
        keys("Control+z");
        assertThat(row("Call Ada")).isVisible();
        keys("Control+Shift+z");
        assertThat(row("Call Ada")).isHidden();
    }

    @Test
    void two_keys_date_a_task_for_tomorrow() {
        openInboxWith("Buy milk");
        keys("j", "t");
        page.getByLabel("In words").fill("tomorrow");
        keys("Enter");
        assertThat(row("Buy milk")).containsText("Tomorrow");
    }

    @Test
    void marked_tasks_are_completed_together_and_undone_together() {
        openInboxWith("One", "Two", "Three");
        keys("j", "x", "J");
        assertThat(page.getByRole(AriaRole.TOOLBAR)).containsText("2 marked");
        keys("e");
        assertMessage("2 tasks completed.");
        assertThat(page.locator("#task-list [id^=sec-] .task")).hasCount(1);
        assertThat(page.getByRole(AriaRole.TOOLBAR)).isHidden();
        keys("Control+z");
        assertThat(page.locator("#task-list [id^=sec-] .task")).hasCount(3);
    }

    @Test
    void marked_tasks_move_to_a_new_list_get_tags_and_a_priority_and_are_deleted() {
        openInboxWith("One", "Two");
        keys("j", "x", "J", "l");
        page.getByLabel("Add tags").fill("errand");
        keys("Enter");
        assertThat(row("One")).containsText("#errand");
        assertThat(row("Two")).containsText("#errand");
        page.locator(".task .t").first().focus();
        keys("1");
        assertThat(page.locator(".task").first()).containsText("high priority");
        keys("x", "J", "v");
        page.getByLabel("New list").fill("Home");
        keys("Enter");
        assertMessage("2 tasks moved to Home.");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Home")).first().click();
        assertThat(page.locator("#task-list .task")).hasCount(2);
        keys("j", "d");
        assertMessage("deleted.");
        assertThat(page.locator("#task-list .task")).hasCount(1);
    }

    @Test
    void letters_in_a_field_are_text() {
        openInboxWith("Buy milk");
        page.getByLabel("New task").pressSequentially("exit");
        assertThat(page.getByLabel("New task")).hasValue("exit");
        assertThat(row("Buy milk")).isVisible();
    }

    @Test
    void a_view_is_two_letters_away_and_a_question_mark_shows_all_keys() {
        openInboxWith();
        keys("g", "u");
        page.waitForURL("**/upcoming");
        keys("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("mark, for several at once");
        keys("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void search_and_commands_jump_to_a_list_and_to_a_task() {
        openInboxWith("Choose tiles list:Kitchen");
        keys("Control+k");
        page.getByRole(AriaRole.COMBOBOX).fill("kit");
        assertThat(option("Kitchen")).hasAttribute("aria-selected", "true");
        keys("Enter");
        page.waitForURL("**/lists/*");
        keys("Control+k");
        page.getByRole(AriaRole.COMBOBOX).fill("tiles");
        assertThat(option("Choose tiles")).isVisible();
        option("Choose tiles").click();
        page.waitForURL("**/tasks/*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"move", "tags", "priority"})
    void each_picker_is_a_page_without_scripts(String what) {
        openRegistered(scripts(false));
        page.navigate("/inbox");
        add("Buy milk");
        var id = page.locator("#task-list .task").first().getAttribute("id").replace("row-", "");
        page.navigate("/selection/" + what + "?task=" + id + "&view=/inbox");
        switch (what) {
            case "move" -> {
                page.getByLabel("New list").fill("Home");
                page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Move")).click();
                assertMessage("“Buy milk” moved to Home.");
            }
            case "tags" -> {
                page.getByLabel("Add tags").fill("#errand, phone");
                press("Save");
                assertThat(row("Buy milk")).containsText("#errand");
                assertThat(row("Buy milk")).containsText("#phone");
            }
            default -> {
                page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("High")).click();
                assertMessage("“Buy milk” now has High priority.");
            }
        }
    }

    private void openInboxWith(String... tasks) {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        for (var task : tasks) {
            page.getByLabel("New task").fill(task);
            page.getByLabel("New task").press("Enter");
            assertMessage("“" + task.replaceAll(" list:.*", "") + "” added");
        }
        page.getByLabel("New task").blur();
    }

    private void keys(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private Locator row(String title) {
        return page.locator("#task-list [id^=sec-] .task")
                .filter(new Locator.FilterOptions().setHasText(title));
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new GetByRoleOptions().setName(name)).first();
    }
}
