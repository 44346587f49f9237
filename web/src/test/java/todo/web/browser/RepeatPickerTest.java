package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByLabelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatPickerTest extends Browsing {

    private boolean hasScripts = true;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_recurrence_is_chosen_by_fields_and_words(boolean scripts) {
        hasScripts = scripts;
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Water the plants");

        openPicker();
        page.getByLabel("Unit").selectOption("weeks");
        page.getByLabel("Every").fill("2");
        page.locator(".days").getByText("Tue").click();
        page.locator(".days").getByText("Fri").click();
        press("Save");
        assertMessage("“Water the plants”: every 2 weeks on Tuesday and Friday.");
        assertThat(page.locator(".task time")).hasCount(1);

        openPicker();
        assertThat(page.getByText("Now: every 2 weeks on Tuesday and Friday")).isVisible();
        assertThat(page.getByLabel("Every")).hasValue("2");
        assertThat(page.getByLabel("Fri")).isChecked();
        page.getByLabel("Unit").selectOption("months");
        page.getByLabel("Which one").selectOption("last");
        page.getByLabel("Day of the week").selectOption("Sunday");
        page.getByLabel("the", new GetByLabelOptions().setExact(true)).check();
        page.getByLabel("Number of times").fill("5");
        page.getByLabel("after", new GetByLabelOptions().setExact(true)).check();
        page.getByLabel("after completion").check();
        press("Save");
        assertMessage("every 2 months on the last Sunday, 5 times, counted from completion.");

        openPicker();
        words().fill("sometimes");
        words().press("Enter");
        assertThat(page.locator("#picker")).containsText("Try “every 2nd friday”");
        assertThat(words()).hasValue("sometimes");
        words().fill("every 2nd friday");
        words().press("Enter");
        assertMessage("“Water the plants”: every month on the second Friday.");

        openPicker();
        page.getByLabel("Unit").selectOption("Does not repeat");
        press("Save");
        assertMessage("“Water the plants” no longer repeats.");
        undo();
        assertMessage("Changes to “Water the plants” undone.");
        assertThat(page.locator(".task")).containsText("repeats");
    }

    @Test
    void a_rule_that_the_fields_cannot_show_is_kept() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Greet Ann every 24 dec", "Greet Ann");
        openPicker();
        assertThat(page.getByText("Now: every year on 24 December")).isVisible();
        assertThat(page.getByLabel("Unit")).hasValue("keep");
        page.getByLabel("after completion").check();
        press("Save");
        assertMessage("“Greet Ann”: every year on 24 December, counted from completion.");
    }

    @Test
    void impossible_numbers_are_kept_in_the_form() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Pay rent");
        openPicker();
        page.getByLabel("Unit").selectOption("days");
        page.getByLabel("Every").fill("0");
        press("Save");
        assertThat(page.locator("#picker")).containsText("Check the numbers and the date");
        assertThat(page.getByLabel("Every")).hasValue("0");
    }

    @Test
    void a_date_of_a_series_is_skipped_and_taken_back() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Put the bins out every day", "Put the bins out");
        assertThat(page.locator(".task time")).hasText("Today");
        openPicker();
        press("Skip this date");
        assertMessage("“Put the bins out” skipped. Next: Tomorrow.");
        assertThat(page.locator(".task time")).hasText("Tomorrow");
        undo();
        assertMessage("“Put the bins out” is no longer skipped.");
        assertThat(page.locator(".task time")).hasText("Today");
    }

    @Test
    void several_tasks_keep_their_due_dates() {
        openRegistered(scripts(false));
        page.navigate("/inbox");
        add("One tomorrow 9am", "One");
        add("Two");
        var tasks =
                page.locator(".task").all().stream()
                        .map(task -> task.getAttribute("id").replace("row-", "&task="))
                        .toList();
        page.navigate("/selection/repeat?view=/inbox" + String.join("", tasks));
        words().fill("every 3 days");
        words().press("Enter");
        assertMessage("2 tasks: every 3 days.");
        assertThat(page.locator(".task time")).hasText("Tomorrow, 09:00");
    }

    private void openPicker() {
        var id = page.locator(".task").first().getAttribute("id").substring("row-".length());
        var address = "/selection/repeat?view=/inbox&task=" + id;
        if (hasScripts) {
            // As a link in the page does it.
            page.evaluate(
                    "htmx.ajax('GET', '%s', {target: '#dialog', select: '#picker', swap: 'innerHTML'})"
                            .formatted(address));
        } else {
            page.navigate(address);
        }
        assertThat(page.locator("#picker")).isVisible();
    }

    private Locator words() {
        return page.locator("#pick-words");
    }
}
