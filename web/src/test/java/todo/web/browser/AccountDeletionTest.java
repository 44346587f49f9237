package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountDeletionTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_account_is_deleted_with_its_password_only(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/settings");
        var email = page.locator(".stored").textContent();
        follow("Account");
        follow("Delete account…");
        assertThat(page.getByText("cannot be undone")).isVisible();
        page.getByLabel("Password").fill("not my password");
        press("Delete everything");
        assertThat(page.locator("#password-fault")).hasText("This is not your password.");
        page.getByLabel("Password").fill(PASSWORD);
        press("Delete everything");
        assertThat(page).hasTitle("Create your account · Todo");
        assertMessage("Your account and all its data are deleted.");

        page.navigate("/sign-in");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page).hasTitle("Sign in · Todo");
    }
}
