package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The steps of a person at a browser. Each test has a browser context of its own. */
@ExtendWith(Site.Shared.class)
abstract class Browsing {

    static final String PASSWORD = "a long enough one";

    final List<String> errors = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before every test
    Site site;

    @SuppressWarnings("NullAway.Init") // by open
    BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    Page page;

    @BeforeEach
    void share(Site shared) {
        site = shared;
    }

    @AfterEach
    void assertNoErrors() {
        context.close();
        assertThat(errors)
                .noneMatch(error ->
                        error.contains("Content Security Policy") || error.contains("Uncaught"));
    }

    static Browser.NewContextOptions scripts(boolean on) {
        return new Browser.NewContextOptions().setJavaScriptEnabled(on);
    }

    final void open(Browser.NewContextOptions options) {
        if (options.timezoneId == null) {
            options.setTimezoneId("UTC");
        }
        context = site.chromium().browser().newContext(options.setBaseURL(site.address()));
        context.setDefaultTimeout((double) Chromium.TIMEOUT.toMillis());
        page = context.newPage();
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.onPageError(error -> errors.add("Uncaught " + error));
    }

    /** Opens the list as a new user. {@link SigningInTest} covers the registration form. */
    final void openRegistered(Browser.NewContextOptions options) {
        open(options);
        var person =
                FormData.create()
                        .set("email", "person-" + UUID.randomUUID() + "@example.org")
                        .set("password", PASSWORD);
        var answer =
                context.request()
                        .post(
                                "/register",
                                RequestOptions.create().setForm(person).setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
        page.navigate("/");
    }

    final void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    final void follow(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    final void add(String title) {
        add(title, title);
    }

    /**
     * @param title the part of the line that becomes the title
     */
    final void add(String line, String title) {
        page.getByLabel("New task").fill(line);
        page.getByLabel("New task").press("Enter");
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new GetByRoleOptions().setName(title).setExact(true)))
                .isVisible();
    }

    final void askToDelete(String title) {
        page.locator(".task").first().hover();
        follow("Delete: " + title);
    }

    final void assertMessage(String sentence) {
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(sentence);
    }

    /** With the keyboard, because the message may still be moving. */
    final void undo() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo")).press("Enter");
    }

    /** Adds a task that is due soon, and delivers its reminder. */
    final void remind(String title) {
        page.navigate("/inbox");
        add(title + " in 5 min remind 10m", title);
        site.api().deliverReminders();
    }
}
