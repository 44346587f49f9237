package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySettingsTest extends Browsing {

    private static final String CHOSEN = "quite another sentence";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_password_ends_the_other_sessions_only(boolean scripts) {
        openRegistered(scripts(scripts));
        var email = email();
        try (var other = site.chromium().browser().newContext()) {
            var elsewhere = other.newPage();
            signIn(elsewhere, email, PASSWORD);
            page.navigate("/settings/security");
            changePassword("not my password", CHOSEN);
            assertThat(page.locator("#current_password-fault"))
                    .hasText("This is not your password.");
            assertThat(page.locator("#current_password")).hasValue("");
            changePassword(PASSWORD, "short");
            assertThat(page.locator("#new_password-fault")).containsText("8");
            changePassword(PASSWORD, CHOSEN);
            assertMessage("Your password is changed.");

            page.navigate("/");
            assertThat(page).hasTitle("Today · Todo");
            elsewhere.navigate(site.address() + "/inbox");
            assertThat(elsewhere).hasTitle("Sign in · Todo");
            signIn(elsewhere, email, CHOSEN);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_device_is_named_and_signed_out(boolean scripts) {
        openRegistered(scripts(scripts));
        var email = email();
        var phone =
                "Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36";
        var options = new Browser.NewContextOptions().setUserAgent(phone);
        try (var other = site.chromium().browser().newContext(options)) {
            var elsewhere = other.newPage();
            signIn(elsewhere, email, PASSWORD);
            page.navigate("/settings/security");
            var rows = page.locator("#sessions tbody tr");
            assertThat(rows).hasCount(2);
            assertThat(rows.filter(containing("Chrome on Linux"))).containsText("This one");
            press("Sign out: Chrome on Android");
            assertMessage("Chrome on Android is signed out.");
            assertThat(rows).hasCount(1);
            elsewhere.navigate(site.address() + "/inbox");
            assertThat(elsewhere).hasTitle("Sign in · Todo");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_token_is_shown_once_and_works_until_it_is_revoked(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/settings/security");
        page.locator("#name").fill("Home automation");
        page.getByLabel("Expires").selectOption("30");
        press("Create token");
        var token = page.getByLabel("New token", exactly()).inputValue();
        assertThat(status(token)).isEqualTo(200);
        var row = page.locator("#tokens tbody tr");
        assertThat(row).containsText("Home automation");
        assertThat(row).not().containsText("Never");
        page.navigate("/settings/security");
        assertThat(page.locator(".secret")).hasCount(0);
        assertThat(page.content()).doesNotContain(token);

        press("Revoke: “Home automation”");
        assertMessage("The token “Home automation” is revoked.");
        assertThat(row).hasCount(0);
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void a_token_that_is_sent_twice_is_created_once() {
        openRegistered(scripts(true));
        page.navigate("/settings/security");
        var form =
                FormData.create()
                        .set("key", page.locator("#tokens [name=key]").inputValue())
                        .set("name", "Backup")
                        .set("scope", "read")
                        .set("days", "90");
        var first =
                context.request().post("/settings/tokens", RequestOptions.create().setForm(form));
        assertThat(first.status()).isEqualTo(200);
        var second =
                context.request().post("/settings/tokens", RequestOptions.create().setForm(form));
        assertThat(second.status()).isEqualTo(409);
        page.navigate("/settings/security");
        assertThat(page.locator("#tokens tbody tr")).hasCount(1);
    }

    private String email() {
        page.navigate("/settings");
        return page.locator(".stored").textContent();
    }

    private void signIn(Page elsewhere, String email, String password) {
        elsewhere.navigate(site.address() + "/sign-in");
        elsewhere.getByLabel("E-mail").fill(email);
        elsewhere.getByLabel("Password").fill(password);
        elsewhere.locator("main button").click();
        assertThat(elsewhere).hasTitle("Today · Todo");
    }

    private void changePassword(String current, String chosen) {
        page.getByLabel("Current password").fill(current);
        page.getByLabel("New password").fill(chosen);
        press("Change password");
    }

    private int status(String token) {
        var authorized = RequestOptions.create().setHeader("Authorization", "Bearer " + token);
        return context.request().get(site.api().address() + "/api/tasks", authorized).status();
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
