package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.web.RealApi;

/** Apps that connect by OAuth, from their first request to the end of their access. */
class ConnectingAppsTest extends AppBrowsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_app_is_connected_after_a_sign_in_and_disconnected(boolean scripts) {
        open(scripts(scripts));
        var email = register("ada");
        page.navigate(app.page(ALL));
        assertThat(page).hasTitle("Sign in · Todo");
        signIn(email);

        assertThat(page.locator(".client")).containsText(AppOnComputer.NAME);
        assertThat(page.locator(".client")).containsText("Nobody has verified this name.");
        assertThat(page.locator(".client")).containsText("a program on this computer");
        assertThat(page.getByText(email)).isVisible();
        press("Allow");
        var returned = app.awaitReturn();
        assertThat(returned.get("state")).isEqualTo("s&1");
        assertThat(returned.get("iss")).isEqualTo(RealApi.OAUTH.origin());
        assertThat(page).hasTitle(AppOnComputer.NAME);

        var token = app.redeem(returned.get("code"));
        assertThat(app.toolNames(token)).contains("find_tasks", "add_tasks", "delete_tasks");
        page.navigate("/settings/security");
        var connected = page.locator("#apps li");
        assertThat(connected).hasCount(1);
        assertThat(connected).containsText("Read, write and delete");
        assertThat(connected.locator("dd").last()).containsText("Today");
        assertThat(page.getByLabel("Address for apps")).hasValue(RealApi.OAUTH.resource());

        press("Disconnect: “" + AppOnComputer.NAME + "”");
        assertMessage("“" + AppOnComputer.NAME + "” is disconnected.");
        assertThat(connected).hasCount(0);
        var refused = app.tools(token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .contains("resource_metadata=\"" + RealApi.OAUTH.resourceMetadata() + "\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_user_registers_on_the_way(boolean scripts) {
        open(scripts(scripts));
        page.navigate(app.page("read"));
        follow("Create an account");
        page.getByLabel("E-mail").fill("person-" + UUID.randomUUID() + "@example.org");
        page.getByLabel("Password").fill(PASSWORD);
        press("Create account");
        press("Allow");

        var token = app.redeem(app.awaitReturn().get("code"));
        assertThat(app.toolNames(token)).contains("find_tasks").doesNotContain("add_tasks");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_user_can_allow_less_than_the_app_asks_for(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate(app.page(ALL));
        assertThat(page.getByLabel("See your tasks")).isDisabled();
        page.getByLabel("Delete tasks").uncheck();
        press("Allow");
        var token = app.redeem(app.awaitReturn().get("code"));
        assertThat(app.toolNames(token)).contains("add_tasks").doesNotContain("delete_tasks");

        page.navigate(app.page(ALL));
        page.getByLabel("Add and change").uncheck();
        assertThat(page.getByLabel("Delete tasks")).isHidden();
        press("Allow");
        var reading = app.redeem(app.awaitReturn().get("code"));
        assertThat(app.toolNames(reading)).contains("find_tasks").doesNotContain("add_tasks");
    }

    @Test
    void an_app_that_asks_for_more_is_listed_once_and_disconnected_as_a_whole() {
        openRegistered(scripts(true));
        page.navigate(app.page("read"));
        press("Allow");
        var reading = app.redeem(app.awaitReturn().get("code"));
        page.navigate(app.page(ALL));
        press("Allow");
        var deleting = app.redeem(app.awaitReturn().get("code"));
        assertThat(app.toolNames(reading)).doesNotContain("add_tasks");
        assertThat(app.toolNames(deleting)).contains("delete_tasks");

        page.navigate("/settings/security");
        assertThat(page.locator("#apps li")).hasCount(1);
        assertThat(page.locator("#apps li")).containsText("Read, write and delete");
        press("Disconnect: “" + AppOnComputer.NAME + "”");
        assertThat(page.locator("#apps li")).hasCount(0);
        assertThat(app.tools(reading).statusCode()).isEqualTo(401);
        assertThat(app.tools(deleting).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_user_can_deny(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate(app.page(ALL));
        press("Deny");

        var returned = app.awaitReturn();
        assertThat(returned.get("error")).isEqualTo("access_denied");
        assertThat(returned.get("state")).isEqualTo("s&1");
        assertThat(returned.get("code")).isEmpty();
        page.navigate("/settings/security");
        assertThat(page.locator("#apps li")).hasCount(0);
    }

    @Test
    void the_browser_never_goes_to_an_address_that_the_app_did_not_register() {
        openRegistered(scripts(true));
        page.navigate(app.page(ALL, app.redirectUri() + "/../elsewhere"));

        assertThat(page).hasTitle("This app can't connect · Todo");
        assertThat(page.locator("main a")).hasCount(1);
        assertThat(page.locator("main a")).hasAttribute("href", "/");
        assertThat(app.hasReturn()).isFalse();
    }

    @Test
    void an_app_learns_what_is_wrong_with_its_request() {
        openRegistered(scripts(true));
        page.navigate(app.page("everything"));

        assertThat(app.awaitReturn().get("error")).isEqualTo("invalid_scope");
    }

    @Test
    void an_app_learns_what_is_wrong_with_its_request_after_a_sign_in() {
        open(scripts(true));
        var email = register("ben");
        page.navigate(app.page("everything"));
        signIn(email);
        assertThat(page).hasTitle("This app can't connect · Todo");
        follow("Back to the app");

        assertThat(app.awaitReturn().get("error")).isEqualTo("invalid_scope");
    }

    @Test
    void the_window_that_an_app_opened_stays_connected_with_it() {
        open(scripts(true));
        var email = register("cleo");
        var popup = openByApp();
        signIn(popup, email);
        press(popup, "Allow");

        assertThat(popup).hasTitle(AppOnComputer.NAME + " with opener");
    }

    @Test
    void the_browser_returns_to_a_program_at_an_ipv6_address() {
        try (var other = AppOnComputer.start(site.api().address(), "[::1]")) {
            openRegistered(scripts(true));
            page.navigate(other.page(ALL));
            press("Allow");
            assertThat(other.awaitReturn().get("code")).isNotEmpty();
        }
    }
}
