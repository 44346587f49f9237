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
        assertThat(page.getByText("Nothing is due today.")).isVisible();

        add("Water the tomatoes today", "Water the tomatoes");
        assertMessage("“Water the tomatoes” added: Today");
        add("Buy milk");

        follow("Water the tomatoes");
        assertThat(page).hasTitle("Edit task · Todo");
        page.getByLabel("Description").fill("Both of them");
        page.getByLabel("High").check();
        page.getByLabel("Due date").fill("2020-02-29");
        press("Save");
        assertMessage("“Water the tomatoes” saved.");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Overdue")))
                .isVisible();
        assertThat(page.locator(".task").first()).containsText("Overdue: 29 February 2020");
        assertThat(page.locator(".task").first()).containsText("high priority");

        press("Complete: Water the tomatoes");
        assertMessage("“Water the tomatoes” completed.");
        follow("Completed");
        press("Reopen: Water the tomatoes");
        assertThat(page.getByText("Tasks that you complete appear here.")).isVisible();
        page.navigate("/");

        askToDelete("Water the tomatoes");
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new GetByRoleOptions().setName("Delete “Water the tomatoes”?")))
                .isVisible();
        press("Delete");
        assertMessage("“Water the tomatoes” deleted.");
        assertThat(page.locator(".task")).hasCount(1);

        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        assertMessage("You have signed out.");
    }

    @Test
    void a_due_time_is_shown_and_edited() {
        openRegistered(scripts(true));
        add("Pay rent");
        follow("Pay rent");
        page.getByLabel("Due date").fill("2040-12-24");
        page.getByLabel("Time").fill("09:30");
        page.getByLabel("Reminder").selectOption("10 minutes before");
        press("Save");
        follow("Upcoming");
        assertThat(page.locator(".sec")).containsText("Monday, 24 December 2040");
        assertThat(page.locator(".task time")).hasText("09:30");
        follow("Pay rent");
        assertThat(page.getByLabel("Time")).hasValue("09:30");
        assertThat(page.getByLabel("Reminder")).hasValue("10");
        page.getByLabel("Time").fill("");
        press("Save");
        assertThat(page.locator(".task time")).hasText("");
    }

    @Test
    void editing_a_task_in_two_tabs_shows_the_other_change() {
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
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("changed elsewhere while you were editing");
        assertThat(page.locator(".conflict")).containsText("Buy oat milk");
        assertThat(page.getByLabel("Title")).hasValue("Buy soy milk");
        press("Save");
        assertMessage("“Buy soy milk” saved.");
    }
}
