package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyboardTest extends Browsing {

    @Test
    void the_keyboard_alone_is_enough_and_the_focus_stays_in_place() {
        openRegistered(scripts(true));
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("q");
        var field = page.getByLabel("Task, with words");
        assertThat(field).isFocused();
        for (var title : List.of("One", "Two", "Three")) {
            page.keyboard().type(title);
            page.keyboard().press("Enter");
            assertMessage("“" + title + "” added");
            assertThat(field).isFocused();
            assertThat(field).hasValue("");
        }
        page.keyboard().press("Escape");
        page.locator(".check").first().focus();
        page.keyboard().press("Enter");
        assertMessage("“One” completed.");
        assertThat(page.getByLabel("Complete: Two")).isFocused();

        page.getByLabel("Delete: Two").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG, new GetByRoleOptions().setName("Delete “Two”?")))
                .isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Delete: Two")).isFocused();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete").setExact(true))
                .press("Enter");
        assertMessage("“Two” deleted.");
        assertThat(page.getByLabel("Complete: Three")).isFocused();
    }
}
