package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person who is asked about an app chooses another account than the one they are signed in with.
 */
class AnotherAccountTest extends AppBrowsing {

    private static final String CHOOSE = "Use another account";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_app_is_connected_to_the_account_that_signs_in_then(boolean scripts) {
        open(scripts(scripts));
        var first = register("ada");
        var second = register("ben");
        page.navigate(app.page(ALL));
        signIn(first);
        assertThat(page.getByText(first)).isVisible();

        press(CHOOSE);
        assertThat(page).hasTitle("Sign in · Todo");
        signIn(second);
        assertThat(page.getByText(second)).isVisible();
        press("Allow");
        var returned = app.awaitReturn();
        assertThat(returned.get("state")).isEqualTo("s&1");
        app.redeem(returned.get("code"));
        page.navigate("/settings/security");
        assertThat(page.locator("#apps li")).hasCount(1);

        signOut();
        signIn(first);
        page.navigate("/settings/security");
        assertThat(page.locator("#apps li")).hasCount(0);
    }

    @Test
    void the_window_stays_connected_with_the_app_that_opened_it() {
        open(scripts(true));
        var first = register("cleo");
        var second = register("dora");
        var popup = openByApp();
        signIn(popup, first);
        press(popup, CHOOSE);
        signIn(popup, second);
        press(popup, "Allow");

        assertThat(popup).hasTitle(AppOnComputer.NAME + " with opener");
    }

    @Test
    void changes_that_wait_to_be_sent_are_dropped_as_by_any_sign_out() {
        open(scripts(true));
        var email = register("emma");
        page.route("**/tasks", Route::abort);
        page.navigate("/");
        signIn(email);
        page.getByLabel("New task").fill("Buy milk");
        page.getByLabel("New task").press("Enter");
        assertThat(page.locator("#pending")).containsText("will be sent");

        page.navigate(app.page(ALL));
        press(CHOOSE);
        signIn(email);
        assertThat(page).hasTitle("Connect this app? · Todo");
        page.navigate("/");
        assertThat(page.locator("#task-list")).isVisible();
        assertThat(page.locator("#pending")).not().containsText("Buy milk");
    }
}
