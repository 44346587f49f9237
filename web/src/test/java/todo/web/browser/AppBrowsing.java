package todo.web.browser;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The steps of a person who connects an app on their computer. */
abstract class AppBrowsing extends Browsing {

    static final String ALL = "read write delete";

    @SuppressWarnings("NullAway.Init") // before every test
    AppOnComputer app;

    @BeforeEach
    void startApp() {
        app = AppOnComputer.start(site.api().address(), "127.0.0.1");
    }

    @AfterEach
    void stopApp() {
        app.close();
    }

    /**
     * @return the address of a new user, who is not signed in
     */
    final String register(String name) {
        var email = name + "-" + UUID.randomUUID() + "@example.org";
        registerThroughApi(email);
        return email;
    }

    /**
     * @return the window that the app's own page opens, in which the app asks for all
     */
    final Page openByApp() {
        page.navigate(app.redirectUri().replace("/callback", "/start"));
        return context.waitForPage(() ->
                page.evaluate(
                        "address => { window.open(address) }", site.address() + app.page(ALL)));
    }

    /** Fills in the page for signing in. */
    final void signIn(String email) {
        signIn(page, email);
    }

    static void signIn(Page page, String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        press(page, "Sign in");
    }
}
