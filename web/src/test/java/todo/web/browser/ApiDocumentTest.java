package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The API's documentation page, tested here because it needs a browser. */
class ApiDocumentTest extends Browsing {

    @Test
    void lists_operations_and_executes_one() {
        open(scripts(true));
        page.navigate(site.api().address() + "/api/docs");

        assertThat(page.locator("#operations-tasks-addTaskQuickly"))
                .containsText("/api/tasks/quick");
        assertThat(page.locator("#operations-accounts-register")).isVisible();
        page.locator("#operations-operation-health .opblock-summary").click();
        press("Execute");

        assertThat(page.locator(".live-responses-table")).containsText("healthy");
        assertThat(errors).isEmpty();
    }
}
