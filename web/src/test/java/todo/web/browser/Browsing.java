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

/** What a person does at a browser, in a context of their own that no other test sees. */
@ExtendWith(Site.Shared.class)
abstract class Browsing {

    static final String PASSWORD = "a long enough one";

    final List<String> complaints = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before every test
    Site site;

    @SuppressWarnings("NullAway.Init") // by every test, as it needs them
    BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    Page page;

    @BeforeEach
    void come(Site shared) {
        site = shared;
    }

    @AfterEach
    void noPageBrokeThePolicy() {
        context.close();
        assertThat(complaints)
                .noneMatch(complaint ->
                        complaint.contains("Content Security Policy")
                                || complaint.contains("Uncaught"));
    }

    static Browser.NewContextOptions scripts(boolean on) {
        return new Browser.NewContextOptions().setJavaScriptEnabled(on);
    }

    final void open(Browser.NewContextOptions options) {
        context =
                site.chromium()
                        .browser()
                        .newContext(options.setBaseURL(site.address()).setTimezoneId("UTC"));
        context.setDefaultTimeout((double) Chromium.PATIENCE.toMillis());
        page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(error -> complaints.add("Uncaught " + error));
    }

    /** Comes to the list as somebody new; by the form itself comes {@link SigningInTest}. */
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
     * @param title what is left of the line when it has been understood
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

    final void assertSaid(String sentence) {
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(sentence);
    }

    /** By the keyboard: the message may be moving still. */
    final void undo() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo")).press("Enter");
    }

    /** Adds a task that is due soon, and waits for its reminder. */
    final void remind(String title) {
        page.navigate("/");
        add(title + " in 5 min remind 10m", title);
        site.api().deliverReminders();
    }
}
