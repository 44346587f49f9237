package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The search while somebody types. */
class LiveSearchTest extends Browsing {

    @Test
    void results_follow_fast_typing_on_a_slow_network_from_any_page() {
        openWithTasks();
        slowNetwork();
        page.keyboard().press("/");
        page.keyboard().type("mi");
        page.waitForRequest("**/search?q=mi", () -> {});
        page.keyboard().type("lk -is:done");
        assertThat(query()).hasValue("milk -is:done");
        assertThat(query()).isFocused();
        assertThat(titles()).hasText(new String[] {"Buy milk"});
        assertThat(page).hasURL("/search?q=milk%20-is%3Adone");
        assertThat(page).hasTitle("Search · Todo");

        page.getByLabel("New task").fill("Boil milk");
        page.getByLabel("New task").press("Enter");
        assertThat(titles()).hasText(new String[] {"Boil milk", "Buy milk"});
        assertThat(query()).hasValue("milk -is:done");
        page.goBack();
        assertThat(page).hasTitle("Inbox · Todo");
    }

    @Test
    void the_query_is_completed_with_keys_alone() {
        openWithTasks();
        page.keyboard().press("/");
        page.keyboard().type("milk i");
        page.getByRole(AriaRole.OPTION, option("is: a status, overdue, recurring")).waitFor();
        page.keyboard().press("ArrowDown");
        assertThat(query()).hasAttribute("aria-activedescendant", "query-chosen");
        page.keyboard().press("Enter");
        assertThat(query()).hasValue("milk is:");
        page.keyboard().type("op");
        page.keyboard().press("Tab");
        assertThat(query()).hasValue("milk is:open ");
        assertThat(titles()).hasText(new String[] {"Buy milk"});
        page.keyboard().type("list:big");
        page.getByRole(AriaRole.OPTION, option("list:\"Big house\"")).click();
        assertThat(query()).hasValue("milk is:open list:\"Big house\" ");
        assertThat(titles()).hasCount(0);
        query().fill("#s");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();
        query().fill("#shop");
        assertThat(titles()).hasCount(2);
        page.keyboard().press("ArrowDown");
        assertThat(titles().first()).isFocused();
    }

    @Test
    void a_mistake_is_shown_at_its_character_with_what_could_stand_there() {
        openWithTasks();
        page.navigate("/search?q=%23shop");
        query().fill("#shop due<=fryday -is:done");
        assertThat(page.getByRole(AriaRole.ALERT).last())
                .containsText("We don't know the day “fryday”. character 12");
        assertThat(page.locator(".sq mark")).hasText("due<=fryday");
        assertThat(page.locator(".stale")).hasText("Still showing the results of #shop");
        assertThat(titles()).hasCount(2);
        assertThat(page.locator(".fixes a").first()).hasText("due<=friday");
        page.locator(".fixes a").first().click();
        assertThat(query()).hasValue("#shop due<=friday -is:done");
        assertThat(page.locator(".sq mark")).hasCount(0);
        assertThat(page.locator("#q-fault")).hasCount(0);
        assertThat(titles()).hasCount(0);
        query().fill("lst:Home");
        assertThat(page.locator(".fixes a")).hasText(new String[] {"\"lst:Home\"", "list:Home"});
        query().fill("#shop is:");
        assertThat(page).hasURL(Pattern.compile(".*is%3A$"));
        assertThat(page.locator("#q-fault")).hasCount(0);
    }

    @Test
    void one_press_saves_the_query_into_the_side_bar_and_undo_takes_it_out() {
        openWithTasks();
        page.navigate("/search");
        query().fill("#shop");
        press("Save");
        assertMessage("The search “#shop” is saved.");
        assertThat(saved()).isVisible();
        undo();
        assertMessage("The search “#shop” is no longer saved.");
        assertThat(saved()).hasCount(0);
        press("Save");
        follow("Rename");
        page.getByLabel("Name").fill("Errands");
        page.getByLabel("Name").press("Enter");
        assertThat(page.locator("#views").getByText("Errands")).isVisible();
    }

    @Test
    void without_scripts_a_mistake_has_links_to_what_could_stand_there() {
        openRegistered(scripts(false).setViewportSize(390, 844));
        page.navigate("/search?q=is:opn");
        assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("We don't know “is:opn”.");
        follow("is:open");
        assertThat(query()).hasValue("is:open");
        press("Save");
        assertMessage("The search “is:open” is saved.");
    }

    private void openWithTasks() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Buy milk #shop", "Buy milk");
        add("Buy bread #shop", "Buy bread");
        page.getByLabel("New task").fill("Paint list:\"Big house\"");
        page.getByLabel("New task").press("Enter");
        assertMessage("“Paint” added");
        page.getByLabel("New task").blur();
    }

    private Locator query() {
        return page.getByLabel("Query");
    }

    private Locator titles() {
        return page.locator("#task-list .task .title");
    }

    private Locator saved() {
        return page.locator("#views").getByText("#shop");
    }

    private static GetByRoleOptions option(String name) {
        return new GetByRoleOptions().setName(name);
    }
}
