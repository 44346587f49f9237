package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSettingsTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_saved_search_is_renamed_sorted_and_its_mistakes_are_explained(boolean scripts) {
        openRegistered(scripts(scripts));
        save("Waiting", "#waiting");
        page.navigate("/settings/searches");
        page.locator("#searches tbody a").click();
        page.getByLabel("Name").fill("Waiting for others");
        page.getByLabel("Query").fill("due:(");
        press("Save search");
        assertThat(page.locator("#q-fault")).isVisible();
        assertThat(page.getByLabel("Name")).hasValue("Waiting for others");
        page.getByLabel("Query").fill("#waiting is:open");
        page.getByLabel("Sorted by").selectOption("due_date");
        page.getByLabel("Ascending").check();
        press("Save search");
        assertMessage("The search “Waiting for others” is saved.");
        assertThat(page.locator("#views")).containsText("Waiting for others");
        page.locator("#searches tbody a").click();
        assertThat(page.getByLabel("Sorted by")).hasValue("due_date");
        assertThat(page.getByLabel("Ascending")).isChecked();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saved_searches_are_moved_and_deleted_and_restored(boolean scripts) {
        openRegistered(scripts(scripts));
        save("First", "#a");
        save("Second", "#b");
        page.navigate("/settings/searches");
        var names = page.locator("#searches tbody td:first-child");
        assertThat(names).hasText(new String[] {"First", "Second"});
        press("Move down: “First”");
        assertThat(names).hasText(new String[] {"Second", "First"});
        press("Move up: “First”");
        assertThat(names).hasText(new String[] {"First", "Second"});

        page.locator("#searches tbody a").first().click();
        press("Delete search");
        assertMessage("The search “First” is deleted.");
        assertThat(names).hasText(new String[] {"Second"});
        undo();
        assertThat(page).hasTitle("Today · Todo");
        assertThat(page.locator("#views")).containsText("First");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_calendar_feed_is_shown_once_renewed_and_removed(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Water the plants tomorrow", "Water the plants");
        save("All", "is:open");
        page.navigate("/settings/searches");
        page.locator("#searches tbody a").click();
        press("Create calendar feed");
        var first = address();
        assertThat(first).startsWith(site.address() + "/api/feeds/").endsWith(".ics?as=events");
        assertThat(read(first)).contains("Water the plants");
        assertThat(page.getByText("Open the calendar on this device"))
                .hasAttribute("href", first.replace("http:", "webcal:"));

        press("New address");
        var second = address();
        assertThat(read(first)).doesNotContain("Water the plants");
        assertThat(read(second)).contains("Water the plants");
        page.navigate(page.url().replaceFirst("/feed$", ""));
        assertThat(page.getByText("It has a calendar feed since")).isVisible();
        assertThat(page.content()).doesNotContain("/api/feeds/");

        press("Remove calendar feed");
        assertMessage("The calendar feed is removed.");
        assertThat(read(second)).doesNotContain("Water the plants");
    }

    private String address() {
        var exact = new GetByLabelOptions().setExact(true);
        return page.getByLabel("Address of the calendar feed", exact).inputValue();
    }

    /** From the API itself, which shares its host with the pages in a cluster. */
    private String read(String address) {
        var path = address.substring(site.address().length());
        return context.request().get(site.api().address() + path).text();
    }

    private void save(String name, String query) {
        var token =
                context.cookies().stream()
                        .filter(cookie -> cookie.name.equals("session"))
                        .findFirst()
                        .orElseThrow()
                        .value;
        var saved =
                RequestOptions.create()
                        .setHeader("Authorization", "Bearer " + token)
                        .setData(Map.of("name", name, "q", query));
        assertThat(context.request().post(site.api().address() + "/api/queries", saved)).isOK();
    }
}
