package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tasks_are_added_edited_completed_and_deleted_with_and_without_scripts(boolean scripts) {
        openRegistered(scripts(scripts));
        assertThat(page.getByText("A clean slate")).isVisible();

        add("Water the tomatoes today", "Water the tomatoes");
        assertSaid("“Water the tomatoes” added: Today");
        add("Buy milk");

        follow("Water the tomatoes");
        assertThat(page).hasTitle("Edit task · Todo");
        page.getByLabel("Description").fill("Both of them");
        page.getByLabel("High").check();
        page.getByLabel("Due date").fill("2020-02-29");
        press("Save");
        assertSaid("“Water the tomatoes” saved.");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Overdue")))
                .isVisible();
        assertThat(page.locator(".task").first()).containsText("Overdue: 29 February 2020");
        assertThat(page.locator(".task").first()).containsText("High priority");

        press("Complete: Water the tomatoes");
        assertSaid("“Water the tomatoes” completed.");
        assertThat(page.locator("#completed")).containsText("Water the tomatoes");
        follow("Done 1");
        press("Open again: Water the tomatoes");
        assertThat(page.getByText("Nothing completed yet")).isVisible();
        follow("All 2");

        askToDelete("Water the tomatoes");
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new GetByRoleOptions().setName("Delete this task?")))
                .isVisible();
        press("Delete");
        assertSaid("“Water the tomatoes” deleted.");
        assertThat(page.locator(".task")).hasCount(1);

        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        assertSaid("You are signed out.");
    }

    @Test
    void a_task_that_is_due_at_a_time_says_so() {
        openRegistered(scripts(true));
        add("Pay rent");
        follow("Pay rent");
        page.getByLabel("Due date").fill("2040-12-24");
        page.getByLabel("Time").fill("09:30");
        page.getByLabel("Reminder").selectOption("10 minutes before");
        press("Save");
        assertThat(page.locator(".task").first()).containsText("24 December 2040, 09:30");
        follow("Pay rent");
        assertThat(page.getByLabel("Time")).hasValue("09:30");
        assertThat(page.getByLabel("Reminder")).hasValue("10");
        page.getByLabel("Time").fill("");
        press("Save");
        assertThat(page.locator(".task time")).hasText("24 December 2040");
    }

    @Test
    void two_people_who_edit_one_task_see_each_others_changes() {
        openRegistered(scripts(true));
        add("Buy milk");
        follow("Buy milk");
        var other = context.newPage();
        other.navigate(page.url());
        other.getByLabel("Title").fill("Buy oat milk");
        other.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        other.waitForURL("/");
        page.getByLabel("Title").fill("Buy soy milk");
        press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("changed meanwhile");
        assertThat(page.locator(".conflict")).containsText("Buy oat milk");
        assertThat(page.getByLabel("Title")).hasValue("Buy soy milk");
        press("Save");
        assertSaid("“Buy soy milk” saved.");
    }
}
