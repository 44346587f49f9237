package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        if (options.serviceWorkers == null) {
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        if (options.timezoneId == null) {
            options.setTimezoneId("UTC");
        }
        options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", Site.nextAddress()));
        context = site.chromium().browser().newContext(options.setBaseURL(site.address()));
        context.setDefaultTimeout((double) Chromium.TIMEOUT.toMillis());
        page = context.newPage();
        page.onConsoleMessage(message -> errors.add(message.text()));
        page.onPageError(error -> errors.add("Uncaught " + error));
    }

    /**
     * Opens Today as a new user. The account is registered through the API, so it has no tasks:
     * {@link FirstStepsTest} covers the registration form.
     */
    final void openRegistered(Browser.NewContextOptions options) {
        open(options);
        register();
        page.navigate("/");
    }

    /** Signs in as a new user, whom the API has registered. */
    final void register() {
        var email = "person-" + UUID.randomUUID() + "@example.org";
        var token =
                registerThroughApi(email)
                        .replaceFirst("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
        var ended =
                context.request()
                        .post(
                                site.api().address() + "/api/auth/logout",
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token));
        assertThat(ended).isOK();
        var signIn = FormData.create().set("email", email).set("password", PASSWORD);
        var signedIn =
                context.request()
                        .post(
                                "/sign-in",
                                RequestOptions.create().setForm(signIn).setMaxRedirects(0));
        assertThat(signedIn.status()).isEqualTo(303);
    }

    /**
     * @return the answer
     */
    final String registerThroughApi(String email) {
        var account = Map.of("email", email, "password", PASSWORD);
        var registered =
                context.request()
                        .post(
                                site.api().address() + "/api/auth/register",
                                RequestOptions.create().setData(account));
        assertThat(registered.status()).isEqualTo(201);
        return registered.text();
    }

    /**
     * @return authorizes calls to the API
     */
    final String token() {
        return context.cookies().stream()
                .filter(cookie -> cookie.name.equals("session"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    final void press(String button) {
        press(page, button);
    }

    static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    final void signOut() {
        page.navigate("/settings");
        press("Sign out");
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
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo").setExact(true))
                .press("Enter");
    }

    /** From now on every answer takes 600 ms longer. */
    final void slowNetwork() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", 600);
        conditions.addProperty("downloadThroughput", -1);
        conditions.addProperty("uploadThroughput", -1);
        context.newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
    }

    /** Adds a task that is due soon, and delivers its reminder. */
    final void remind(String title) {
        page.navigate("/inbox");
        add(title + " in 5 min remind 10m", title);
        site.api().deliverReminders();
    }

    /**
     * Calls the API on behalf of the user.
     *
     * @param path for example: /api/tasks
     */
    final void send(String method, String path, Map<String, ?> fields) {
        var sent =
                context.request()
                        .fetch(
                                site.api().address() + path,
                                RequestOptions.create()
                                        .setMethod(method)
                                        .setHeader("Authorization", "Bearer " + token())
                                        .setTimeout(120_000)
                                        .setData(fields));
        assertThat(sent).isOK();
    }

    final void addList(String name) {
        send("POST", "/api/lists", Map.of("name", name));
    }

    /**
     * Adds tasks through the API, all at once.
     *
     * @param tasks in the form of the API's export
     */
    final void addAll(List<Map<String, Object>> tasks) {
        var withIds =
                tasks.stream()
                        .map(task -> {
                            var withId = new HashMap<>(task);
                            withId.putIfAbsent("id", UUID.randomUUID().toString());
                            return withId;
                        })
                        .toList();
        var file = Map.of("format", "todo", "version", 1, "tasks", withIds);
        send("POST", "/api/import", file);
    }

    /** Chooses how the inbox, a list or another view is shown. */
    final void choose(String field, String choice) {
        page.getByLabel("Arrange").click();
        page.locator(".arrange select[name=" + field + "]").selectOption(choice);
        press("Apply");
    }
}
