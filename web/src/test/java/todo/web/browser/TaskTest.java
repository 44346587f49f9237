package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
        page.locator("#priority").selectOption("High");
        if (!scripts) {
            press("Save");
        }
        assertMessage("“Water the tomatoes” saved.");
        page.getByLabel("Enter date and time").click();
        page.locator("#due").fill("2020-02-29");
        page.locator("#due").blur();
        if (!scripts) {
            press("Save");
        }
        assertThat(page.locator("#f-due")).containsText("29 February 2020");
        page.locator("#close-panel").click();
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

        signOut();
        assertThat(page).hasTitle("Sign in · Todo");
        assertMessage("You have signed out.");
    }

    @Test
    void a_due_time_is_shown_and_edited() {
        openRegistered(scripts(true));
        add("Pay rent");
        follow("Pay rent");
        page.getByLabel("Enter date and time").click();
        page.locator("#due").fill("2040-12-24");
        page.locator("#time").fill("09:30");
        page.locator("#reminder").selectOption("10 minutes before");
        assertThat(page.locator(".hist")).containsText("10 minutes before");
        page.navigate("/upcoming");
        assertThat(page.locator(".dayh").last()).containsText("Monday, 24 December 2040");
        assertThat(page.locator(".task time")).hasText("09:30");
        follow("Pay rent");
        assertThat(page.locator("#time")).hasValue("09:30");
        assertThat(page.locator("#reminder")).hasValue("10");
        page.getByLabel("Enter date and time").click();
        page.locator("#time").fill("");
        page.locator("#time").blur();
        assertThat(page.locator(".task time")).hasText("");
    }
}
