package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task beside its list. */
class PanelTest extends Browsing {

    private static final Pattern ADDRESS =
            Pattern.compile(".*/tasks/[0-9a-f-]{36}\\?view=%2Finbox");

    private void openTask(String title) {
        page.navigate("/inbox");
        add(title);
        follow(title);
        assertThat(field("Title")).hasValue(title);
    }

    private Locator panel() {
        return page.locator("#panel");
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** Without scripts, a button saves. */
    private void save(boolean scripts) {
        if (!scripts) {
            press("Save");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1280", "false, 1280", "true, 390", "false, 390"})
    void every_field_saves_itself_or_without_scripts_with_a_button(boolean scripts, int width) {
        openRegistered(scripts(scripts).setViewportSize(width, 800));
        openTask("Water the tomatoes");
        assertThat(page).hasURL(ADDRESS);
        assertThat(page).hasTitle("Water the tomatoes · Todo");

        field("Title").fill("Water all tomatoes");
        field("Title").blur();
        save(scripts);
        assertMessage("“Water all tomatoes” saved.");
        field("Priority").selectOption("High");
        save(scripts);
        assertThat(panel().locator(".hist")).containsText("Priority: Medium → High");
        page.getByLabel("Enter date and time").click();
        field("Due date").fill("2020-02-29");
        field("Due date").blur();
        save(scripts);
        assertThat(page.locator("#f-due")).containsText("Overdue: 29 February 2020");
        field("Reminder").selectOption("10 minutes before");
        save(scripts);
        assertThat(panel().locator(".hist")).containsText("Reminder: None → 10 minutes before");
        field("Status").selectOption("In progress");
        save(scripts);
        assertThat(panel().locator(".hist")).containsText("Started");
        field("Tags").fill("garden, home");
        field("Tags").press("Enter");
        assertThat(panel().locator(".tg")).hasText(new String[] {"garden", "home"});
        press("Remove tag: home");
        assertThat(panel().locator(".tg")).hasText(new String[] {"garden"});
        page.locator(".edit").click();
        page.locator("#description").fill("All **six** of them");
        page.locator("#description").blur();
        save(scripts);
        assertThat(panel().locator(".md strong")).hasText("six");

        assertThat(page).hasURL(ADDRESS);
        assertThat(page.locator("#task-list .row")).containsText("Water all tomatoes");
        panel().locator("[data-close-panel]:visible").first().click();
        assertThat(page).hasURL("/inbox");
        assertThat(page).hasTitle("Inbox · Todo");
        assertThat(panel()).isHidden();
        assertThat(page.locator("#task-list .row")).containsText("29 February 2020");
    }

    @Test
    void a_change_of_another_field_in_another_window_is_kept() {
        openRegistered(scripts(true));
        openTask("Buy milk");
        var other = context.newPage();
        other.navigate(page.url());
        other.locator("#priority").selectOption("High");
        assertThat(other.locator(".hist")).containsText("High");

        field("Title").fill("Buy oat milk");
        field("Title").press("Enter");
        assertMessage("“Buy oat milk” saved.");
        assertThat(field("Priority")).hasValue("High");
        assertThat(panel().locator(".conflict")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apply mine", "Keep the server’s"})
    void two_texts_for_one_field_are_shown_with_their_difference(String choice) {
        openRegistered(scripts(true));
        openTask("Buy milk");
        field("Title").fill("Buy soy milk");
        var other = context.newPage();
        other.navigate(page.url());
        other.locator("#title").fill("Buy oat milk");
        other.locator("#title").press("Enter");
        assertThat(other.locator("#toast")).containsText("saved");

        field("Title").press("Enter");
        assertThat(panel().locator(".conflict")).containsText("Buy oat milk");
        assertThat(panel().locator("ins")).hasText("soy ");
        assertThat(panel().locator("del")).hasText("oat ");
        other.locator("#priority").selectOption("High");
        assertThat(panel().locator(".hist")).containsText("High");
        assertThat(panel().locator(".conflict")).containsText("Buy soy milk");

        press(choice);
        assertThat(panel().locator(".conflict")).hasCount(0);
        assertThat(field("Title"))
                .hasValue(choice.equals("Apply mine") ? "Buy soy milk" : "Buy oat milk");
    }

    @Test
    void a_change_beside_an_open_editor_does_not_touch_it() {
        openRegistered(scripts(true));
        openTask("Plan the party");
        page.locator(".edit").click();
        page.locator("#description").pressSequentially("Ask everybody");
        page.locator("#panel-check").evaluate("check => check.click()");
        assertMessage("completed");
        assertThat(page.locator("#description")).hasValue("Ask everybody");
        page.locator("#description").press("Control+Enter");
        assertThat(panel().locator(".md")).hasText("Ask everybody");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void subtasks_are_added_placed_and_completed(boolean scripts) {
        openRegistered(scripts(scripts));
        openTask("Move house");
        for (var title : List.of("Rent a van", "Pack", "Paint")) {
            page.getByLabel("New subtask").fill(title);
            page.getByLabel("New subtask").press("Enter");
            assertThat(panel().locator(".subtasks .t").getByText(title)).isVisible();
        }
        if (scripts) {
            assertThat(page.getByLabel("New subtask")).isFocused();
        }
        place("Paint", "Move up");
        assertSubtasks("Rent a van", "Paint", "Pack");
        place("Rent a van", "Move down");
        assertSubtasks("Paint", "Rent a van", "Pack");
        place("Rent a van", "Indent");
        assertThat(panel().locator(".row.d1 .t")).hasText("Rent a van");
        place("Rent a van", "Outdent");
        assertThat(panel().locator(".row.d1")).hasCount(0);
        assertSubtasks("Paint", "Rent a van", "Pack");

        panel().getByLabel("Complete: Pack").click();
        assertThat(panel().locator(".subtasks h2")).containsText("1/3");
        panel().getByText("Paint").click();
        assertThat(field("Title")).hasValue("Paint");
        page.locator(".crumb").click();
        assertThat(field("Title")).hasValue("Move house");
    }

    private void place(String subtask, String where) {
        page.getByLabel("Move: " + subtask).click();
        press(where);
        assertMessage("“" + subtask + "” moved.");
    }

    private void assertSubtasks(String... titles) {
        assertThat(panel().locator(".subtasks .t")).hasText(titles);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_check_box_in_the_description_is_ticked(boolean scripts) {
        openRegistered(scripts(scripts));
        openTask("Pack");
        page.locator(".edit").click();
        page.locator("#description").fill("- [ ] Passport\n- [ ] Socks");
        page.locator("#description").blur();
        save(scripts);
        panel().locator(".tick").nth(1).click();
        assertThat(panel().locator(".tick").nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(panel().locator(".tick").first()).hasAttribute("aria-pressed", "false");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_change_is_undone_from_the_history(boolean scripts) {
        openRegistered(scripts(scripts));
        openTask("Pay rent");
        field("Priority").selectOption("High");
        save(scripts);
        press("Undo: Priority: Medium → High");
        assertThat(field("Priority")).hasValue("Medium");
        assertThat(panel().locator(".hist li").first())
                .containsText("Undone: Priority: High → Medium");
        assertThat(page).hasURL(ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_task_is_duplicated_made_a_subtask_and_a_task_of_its_own(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Bake bread !high #kitchen", "Bake bread");
        openTask("Breakfast");
        follow("Bake bread");
        assertThat(field("Title")).hasValue("Bake bread");

        page.getByLabel("More actions").click();
        press("Duplicate");
        assertMessage("“Bake bread” added");
        assertThat(page.locator("#task-list .title").getByText("Bake bread")).hasCount(2);
        assertThat(page.locator("#task-list .row").getByText("#kitchen")).hasCount(2);

        page.getByLabel("More actions").click();
        follow("Make it a subtask of…");
        press("Breakfast");
        assertMessage("“Bake bread” moved.");
        assertThat(page.locator(".crumb")).hasText("Breakfast");
        page.getByLabel("More actions").click();
        press("Make it a task of its own");
        assertThat(page.locator(".crumb")).hasText("Inbox");
    }

    @Test
    void the_keyboard_alone_opens_edits_and_closes_a_task() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Read");
        page.locator("a.t").focus();
        page.keyboard().press("Enter");
        assertThat(panel()).isFocused();
        field("Title").focus();
        page.keyboard().press("End");
        page.keyboard().type(" a book");
        page.keyboard().press("Escape");
        assertMessage("“Read a book” saved.");
        assertThat(panel()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page).hasURL("/inbox");
        assertThat(page.locator("a.t")).isFocused();
        page.goBack();
        assertThat(field("Title")).hasValue("Read a book");
    }

    @Test
    void a_deleted_task_closes_its_panel() {
        openRegistered(scripts(true));
        openTask("Old");
        page.getByLabel("More actions").click();
        panel().getByText("Delete").click();
        press("Delete");
        assertMessage("“Old” deleted.");
        assertThat(panel()).isHidden();
        assertThat(page).hasURL("/inbox");
    }

    @Test
    void what_was_typed_without_a_network_is_saved_later() {
        openRegistered(scripts(true));
        openTask("Buy milk");
        context.setOffline(true);
        field("Title").fill("Buy soy milk");
        field("Title").press("Enter");
        assertThat(page.locator(".task")).containsText("will be sent");
        field("Priority").selectOption("High");
        context.setOffline(false);
        assertThat(page.locator(".task")).containsText("high priority");
        assertThat(page.locator(".task .title")).hasText(new String[] {"Buy soy milk"});
        assertThat(field("Title")).hasValue("Buy soy milk");
    }

    @Test
    void an_empty_title_is_refused_at_its_field() {
        openRegistered(scripts(true));
        openTask("Buy milk");
        field("Title").fill("");
        field("Title").press("Enter");
        assertThat(page.locator("#title-fault")).isVisible();
        assertThat(field("Title")).hasValue("");
        assertThat(panel().getByRole(AriaRole.ALERT)).containsText("Not saved yet");
        field("Title").fill("Buy tea");
        field("Title").press("Enter");
        assertMessage("“Buy tea” saved.");
        assertThat(page.locator("#title-fault")).hasCount(0);
    }

    @Test
    void opening_a_task_does_not_move_the_list() {
        openRegistered(scripts(true));
        openTask("Buy milk");
        var title = page.locator("#task-list a.t");
        var before = title.boundingBox().x;
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Close")).last().click();
        assertThat(panel()).isHidden();
        assertThat(title.boundingBox().x).isEqualTo(before);
    }
}
