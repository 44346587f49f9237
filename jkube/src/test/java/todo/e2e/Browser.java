package todo.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A user in this machine's Chromium. */
final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final Page page;
    private final HttpEndpoint endpoint;

    private Browser(Playwright playwright, Page page, HttpEndpoint endpoint) {
        this.playwright = playwright;
        this.page = page;
        this.endpoint = endpoint;
    }

    static Browser open(HttpEndpoint endpoint) {
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var chromium =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(executable())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--host-resolver-rules=MAP "
                                                                + endpoint.host()
                                                                + " "
                                                                + endpoint.address())));
        return new Browser(playwright, chromium.newPage(), endpoint);
    }

    private static Path executable() {
        var path = System.getenv().getOrDefault("PATH", "").split(":");
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(path).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Chromium is not on the PATH"));
    }

    void register(String email, String password) {
        page.navigate(endpoint.url("/"));
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Create an account")).click();
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        button("Create account").click();
        assertThat(page.getByLabel("New task")).isVisible();
    }

    void add(String title) {
        page.getByLabel("New task").fill(title);
        button("Add").click();
        seesOpen(title);
    }

    void complete(String title) {
        button("Complete: " + title).click();
        seesDone(title);
    }

    void reload() {
        page.reload();
    }

    void seesOpen(String title) {
        assertThat(button("Complete: " + title)).isVisible();
    }

    /** Completed tasks may be collapsed. */
    void seesDone(String title) {
        assertThat(button("Reopen: " + title)).isAttached();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON,
                new GetByRoleOptions().setName(name).setExact(true).setIncludeHidden(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
