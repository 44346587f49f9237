package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTest extends Browsing {

    @ParameterizedTest
    @CsvSource({"true, 1280", "true, 390", "false, 1280", "false, 390"})
    void a_list_is_created_renamed_moved_archived_and_deleted(boolean scripts, int width) {
        openRegistered(size(scripts, width));
        sideBar("Add a list");
        name().fill("Kitchen");
        page.getByLabel("Green").check(new Locator.CheckOptions().setForce(true));
        press("Create list");
        assertThat(page).hasTitle("Kitchen · Todo");
        assertThat(page.locator(".head .pie.c-moss")).isVisible();
        addList("Garden");

        menu("Name and colour");
        name().fill("garden");
        press("Save");
        assertThat(page.locator("#list-name-fault")).hasText("There is already a list “Garden”.");
        assertThat(name()).hasValue("garden");
        assertThat(page.getByLabel("Green")).isChecked();
        name().fill("Kitchen and bath");
        page.getByLabel("Blue").check(new Locator.CheckOptions().setForce(true));
        press("Save");
        assertMessage("“Kitchen and bath” saved.");
        assertThat(page.locator("h1").first()).hasText("Kitchen and bath");
        assertThat(page.locator(".head .pie.c-sky")).isVisible();
        undo();
        assertThat(page.locator("#view-title")).hasText("Kitchen");
        assertThat(page.locator(".head .pie.c-moss")).isVisible();

        page.locator("[aria-label='List actions']").click();
        press("Move down");
        assertMessage("“Kitchen” is list 2 of 2.");
        var lists = page.locator("[id^=side-list-] .l");
        assertThat(lists).hasText(new String[] {"Garden", "Kitchen"});
        page.keyboard().press("Escape");
        assertThat(page.locator(".view-menu[open]")).hasCount(0);
        undo();
        assertThat(lists).hasText(new String[] {"Kitchen", "Garden"});

        add("Choose tiles");
        menu("Archive");
        assertThat(page).hasTitle("Lists · Todo");
        assertMessage("“Kitchen” is archived.");
        assertThat(lists).hasText(new String[] {"Garden"});
        page.locator("#archived").getByText("Kitchen").click();
        assertThat(page.getByText("This list is archived.")).isVisible();
        assertThat(page.locator(".task .t")).hasText("Choose tiles");
        press("Unarchive");
        assertThat(lists).hasText(new String[] {"Kitchen", "Garden"});

        menu("Delete");
        assertThat(page.getByLabel("Keep its 1 task, in the inbox")).isChecked();
        page.getByLabel("Delete its 1 task too").check();
        press("Delete");
        assertThat(page).hasTitle("Lists · Todo");
        assertMessage("“Kitchen” deleted.");
        assertThat(lists).hasText(new String[] {"Garden"});
        undo();
        assertThat(page).hasTitle("Kitchen · Todo");
        assertThat(page.locator(".task .t")).hasText("Choose tiles");
    }

    @ParameterizedTest
    @CsvSource({"true, 1280", "false, 390"})
    void lists_are_moved_on_the_page_of_all_lists(boolean scripts, int width) {
        openRegistered(size(scripts, width));
        page.navigate("/lists");
        assertThat(page.getByText("A list keeps tasks together")).isVisible();
        addList("Kitchen");
        addList("Garden");
        page.reload();
        var names = page.locator(".entry > a");
        assertThat(names).hasText(new String[] {"Kitchen", "Garden"});
        press("Move up: “Garden”");
        assertThat(names).hasText(new String[] {"Garden", "Kitchen"});
        assertThat(page).hasTitle("Lists · Todo");
    }

    @ParameterizedTest
    @CsvSource({"true, 1280", "true, 390", "false, 1280", "false, 390"})
    void a_tag_is_renamed_merged_with_another_and_deleted(boolean scripts, int width) {
        openRegistered(size(scripts, width));
        page.navigate("/inbox");
        add("Buy milk #home", "Buy milk");
        add("Call Ada #house", "Call Ada");
        sideBar("home");
        assertThat(page).hasTitle("#home · Todo");
        menu("Rename");
        name().fill("x".repeat(51));
        press("Rename");
        assertThat(page.locator("#name-fault")).isVisible();
        assertThat(name()).hasValue("x".repeat(51));
        name().fill("#flat");
        press("Rename");
        assertThat(page).hasTitle("#flat · Todo");
        assertMessage("#home is now #flat.");
        undo();
        assertThat(page).hasTitle("#home · Todo");
        assertThat(page.locator(".task .t")).hasText("Buy milk");

        menu("Rename");
        name().fill("house");
        press("Rename");
        assertMessage("#home and #house are one tag now.");
        assertThat(page.locator(".task")).hasCount(2);
        menu("Delete");
        assertThat(page).hasTitle("Tags · Todo");
        assertMessage("#house removed from all tasks.");
        assertThat(page.getByText("Write #home while adding a task")).isVisible();
        undo();
        assertThat(page).hasTitle("#house · Todo");
        sideBar("All tags");
        assertThat(page.locator(".entry")).hasCount(1);
        assertThat(page.locator(".entry .n")).hasText("2 open of 2");
    }

    private Locator name() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Name").setExact(true));
    }

    private static Browser.NewContextOptions size(boolean scripts, int width) {
        return scripts(scripts).setViewportSize(width, 844).setReducedMotion(ReducedMotion.REDUCE);
    }

    /** On a phone the side bar is a drawer. */
    private void sideBar(String link) {
        if (page.viewportSize().width < 768) {
            page.locator(".tabs").getByText("Browse").click();
        }
        page.locator("#views")
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }

    private void menu(String item) {
        page.locator(".view-menu summary").click();
        page.locator(".view-menu .item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .click();
    }
}
