package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrangingTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_view_keeps_its_order_and_grouping(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Pears !low #shop", "Pears");
        add("Apples #shop", "Apples");
        add("Figs !high", "Figs");

        choose("order", "title");
        assertTitles("Apples", "Figs", "Pears");
        choose("grouping", "priority");
        assertTitles("Figs", "Apples", "Pears");
        assertThat(page.locator("[id^=sec-] .sec h2"))
                .hasText(new String[] {"High 1", "Medium 1", "Low 1"});
        choose("grouping", "tag");
        assertThat(page.locator("[id^=sec-] .sec h2"))
                .hasText(new String[] {"#shop 2", "No tag 1"});
        assertTitles("Apples", "Pears", "Figs");

        page.navigate("/");
        page.navigate("/inbox");
        assertTitles("Apples", "Pears", "Figs");
    }

    private void assertTitles(String... titles) {
        assertThat(page.locator("#task-list .title")).hasText(titles);
    }
}
