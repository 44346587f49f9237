package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningInTest extends Browsing {

    @Test
    void signing_in_leads_to_the_requested_page() {
        open(scripts(true));
        page.navigate("/register");
        page.getByLabel("E-mail").fill("returning@example.org");
        page.getByLabel("Password").fill("a long enough one");
        press("Create account");
        page.waitForURL("/");
        signOut();
        page.navigate("/completed");
        page.getByLabel("E-mail").fill("returning@example.org");
        page.getByLabel("Password").fill("not the right one");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Invalid email or password");
        page.getByLabel("Password").fill("a long enough one");
        press("Sign in");
        page.waitForURL("/completed");
        assertThat(page.locator("[aria-current=page]").first()).containsText("Completed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_edit_survives_the_end_of_the_session(boolean scripts) {
        open(scripts(scripts));
        var email = "person-" + UUID.randomUUID() + "@example.org";
        page.navigate("/register");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("a long enough one");
        press("Create account");
        page.waitForURL("/");
        add("Buy milk");
        follow("Buy milk");
        page.locator(".edit").click();
        page.locator("#description").fill("Two\nlines");
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
        if (scripts) {
            page.locator("#description").blur();
        } else {
            press("Save");
        }
        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("a long enough one");
        press("Sign in");
        assertThat(page.locator("#description")).hasValue("Two\nlines");
        press("Save");
        assertMessage("“Buy milk” saved.");
    }
}
