package todo.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.Level;
import todo.http.Server;

/** A person at a browser, with the real API and a real PostgreSQL behind the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private final List<String> complaints = new ArrayList<>();
    private Chromium chromium;
    private RealApi api;
    private Server web;

    @SuppressWarnings("NullAway.Init") // by every test, as it needs them
    private BrowserContext context;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Chromium.found(), "No Chromium on the PATH: the browser tests are skipped.");
        chromium = Chromium.start();
        api = RealApi.start();
        web =
                Main.start(
                        new Config(0, api.address(), Level.INFO, Duration.ZERO), Clock.systemUTC());
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
            web.close();
            api.close();
        }
    }

    @AfterEach
    void noPageBrokeThePolicy() {
        context.close();
        assertThat(complaints)
                .noneMatch(complaint ->
                        complaint.contains("Content Security Policy")
                                || complaint.contains("Uncaught"));
    }

    private void open(Browser.NewContextOptions options) {
        context =
                chromium.browser()
                        .newContext(
                                options.setBaseURL("http://localhost:" + web.port())
                                        .setTimezoneId("UTC"));
        context.setDefaultTimeout(10_000);
        page = context.newPage();
        complaints.clear();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(error -> complaints.add("Uncaught " + error));
    }

    private void openRegistered(Browser.NewContextOptions options) {
        open(options);
        page.navigate("/register");
        page.getByLabel("E-mail").fill("person-" + UUID.randomUUID() + "@example.org");
        page.getByLabel("Password").fill("a long enough one");
        press("Create account");
        page.waitForURL("/");
    }

    @Test
    void theDocumentOfTheApiIsAPageToTryIt() {
        open(scripts(true));
        page.navigate(api.address() + "/api/docs");

        page.locator("#operations-operation-health .opblock-summary").click();
        press("Execute");

        assertThat(page.locator(".live-responses-table")).containsText("healthy");
        assertThat(complaints).isEmpty();
    }

    private static Browser.NewContextOptions scripts(boolean on) {
        return new Browser.NewContextOptions().setJavaScriptEnabled(on);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void follow(String link) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    private void add(String title) {
        page.getByLabel("New task").fill(title);
        page.getByLabel("New task").press("Enter");
        assertThat(
                        page.getByRole(
                                AriaRole.LINK,
                                new GetByRoleOptions().setName(title).setExact(true)))
                .isVisible();
    }

    private void assertSaid(String sentence) {
        assertThat(page.getByRole(AriaRole.STATUS)).containsText(sentence);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tasksAreAddedEditedCompletedAndDeletedWithAndWithoutScripts(boolean scripts) {
        openRegistered(scripts(scripts));
        assertThat(page.getByText("A clean slate")).isVisible();

        page.getByLabel("Due").selectOption("today");
        add("Water the tomatoes");
        assertSaid("“Water the tomatoes” added.");
        add("Buy milk");

        follow("Water the tomatoes");
        assertThat(page).hasTitle("Edit task · Todo");
        page.getByLabel("Description").fill("Both of them");
        page.getByLabel("High").check();
        page.getByLabel("Due date").fill("2020-02-29");
        press("Save");
        assertSaid("“Water the tomatoes” saved.");
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Overdue")))
                .isVisible();
        assertThat(page.locator(".task").first()).containsText("Overdue: 29 February 2020");
        assertThat(page.locator(".task").first()).containsText("High priority");

        press("Complete: Water the tomatoes");
        assertSaid("“Water the tomatoes” completed.");
        assertThat(page.locator("#completed")).containsText("Water the tomatoes");
        follow("Done 1");
        press("Open again: Water the tomatoes");
        assertThat(page.getByText("Nothing completed yet")).isVisible();
        follow("All 2");

        page.locator(".task").first().hover();
        follow("Delete: Water the tomatoes");
        assertThat(
                        page.getByRole(
                                AriaRole.HEADING,
                                new GetByRoleOptions().setName("Delete this task?")))
                .isVisible();
        press("Delete");
        assertSaid("“Water the tomatoes” deleted.");
        assertThat(page.locator(".task")).hasCount(1);

        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        assertSaid("You are signed out.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasDoneIsUndoneWithAndWithoutScripts(boolean scripts) {
        openRegistered(scripts(scripts));
        add("Buy milk");

        press("Complete: Buy milk");
        assertSaid("“Buy milk” completed.");
        undo();
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();

        page.locator(".task").first().hover();
        follow("Delete: Buy milk");
        press("Delete");
        assertSaid("“Buy milk” deleted.");
        undo();
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }

    /** By the keyboard: the message may be moving still. */
    private void undo() {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Undo")).press("Enter");
    }

    @Test
    void undoCanBePressedAtTheVeryMomentThatItIsOffered() {
        openRegistered(scripts(true));
        add("Buy milk");
        page.locator(".task").first().hover();
        follow("Delete: Buy milk");
        page.evaluate(PRESS_UNDO_AT_ONCE);
        press("Delete");
        assertSaid("Undone.");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
    }

    /** As by the keyboard: goes to the button, and presses what then has the focus. */
    private static final String PRESS_UNDO_AT_ONCE =
            """
            new MutationObserver((changes, observer) => {
                const undo = document.querySelector('#toast .undo')
                if (document.querySelector('#toast').textContent.includes('deleted')) {
                    observer.disconnect()
                    undo.focus()
                    document.activeElement.click()
                }
            }).observe(document.querySelector('#toast'), { childList: true })
            """;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theBellLeadsToWhatOneIsRemindedOf(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/notifications");
        assertThat(page.getByText("All quiet")).isVisible();
        remind("Pay rent");
        remind("Call Ann");

        page.navigate("/");
        if (scripts) {
            assertThat(page.locator("#bell")).hasAccessibleName("Notifications, 2 unread");
        }
        page.locator("#bell").click();
        assertThat(page).hasTitle("Notifications · Todo");
        assertThat(page.locator(".notice.unread")).hasCount(2);
        page.locator(".notice .check").first().click();
        assertThat(page.locator(".notice.unread")).hasCount(1);
        // In its place still: the new bell has not brought anything along.
        assertThat(page.locator(".top > #bell")).isVisible();
        press("Mark all as read");
        assertThat(page.locator(".notice.unread")).hasCount(0);
        assertThat(page.locator("#bell")).hasAccessibleName("Notifications");
        page.getByText("“Call Ann” is due on").click();
        assertThat(page).hasTitle("Edit task · Todo");
    }

    /** Adds a task that is due in a minute, and waits for its reminder. */
    private void remind(String title) {
        page.navigate("/");
        add(title);
        follow(title);
        var due = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1);
        page.getByLabel("Due date").fill(due.toLocalDate().toString());
        page.getByLabel("Time").fill("%02d:%02d".formatted(due.getHour(), due.getMinute()));
        page.getByLabel("Reminder").selectOption("10 minutes before");
        press("Save");
        assertSaid("saved.");
        api.deliverReminders();
    }

    @Test
    void aTaskThatIsDueAtATimeSaysSo() {
        openRegistered(scripts(true));
        add("Pay rent");
        follow("Pay rent");
        page.getByLabel("Due date").fill("2040-12-24");
        page.getByLabel("Time").fill("09:30");
        press("Save");
        assertThat(page.locator(".task").first()).containsText("24 December 2040, 09:30");
        follow("Pay rent");
        assertThat(page.getByLabel("Time")).hasValue("09:30");
        page.getByLabel("Time").fill("");
        press("Save");
        assertThat(page.locator(".task time")).hasText("24 December 2040");
    }

    @Test
    void aPersonSignsInAndComesToThePageTheyWanted() {
        open(scripts(true));
        page.navigate("/register");
        page.getByLabel("E-mail").fill("returning@example.org");
        page.getByLabel("Password").fill("a long enough one");
        press("Create account");
        page.waitForURL("/");
        press("Sign out");
        page.navigate("/?show=done");
        page.getByLabel("E-mail").fill("returning@example.org");
        page.getByLabel("Password").fill("not the right one");
        press("Sign in");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("wrong");
        page.getByLabel("Password").fill("a long enough one");
        press("Sign in");
        page.waitForURL("/?show=done");
        assertThat(page.locator("[aria-current=page]")).containsText("Done");
    }

    @Test
    void everythingIsDoneWithTheKeyboardAloneAndTheFocusStaysWhereTheWorkIs() {
        openRegistered(scripts(true));
        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("New task")).isFocused();
        for (var title : List.of("One", "Two", "Three")) {
            page.keyboard().type(title);
            page.keyboard().press("Enter");
            assertSaid("“" + title + "” added.");
            assertThat(page.getByLabel("New task")).isFocused();
            assertThat(page.getByLabel("New task")).hasValue("");
        }
        page.locator(".check").first().focus();
        page.keyboard().press("Enter");
        assertSaid("“Three” completed.");
        assertThat(page.getByLabel("Complete: Two")).isFocused();

        page.getByLabel("Delete: Two").focus();
        page.keyboard().press("Enter");
        assertThat(
                        page.getByRole(
                                AriaRole.DIALOG,
                                new GetByRoleOptions().setName("Delete this task?")))
                .isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Delete: Two")).isFocused();
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete").setExact(true))
                .press("Enter");
        assertSaid("“Two” deleted.");
        assertThat(page.getByLabel("Complete: One")).isFocused();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void axeFindsNothingOnAnyPage(ColorScheme scheme) {
        openRegistered(scripts(true).setColorScheme(scheme));
        assertAccessible();
        add("Buy milk");
        add("Done already");
        page.getByLabel("Priority").selectOption("High");
        page.getByLabel("Due").selectOption("tomorrow");
        add("Call the dentist");
        press("Complete: Done already");
        page.locator("#completed summary").click();
        assertAccessible();
        page.getByLabel("Delete: Buy milk").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).isVisible();
        assertAccessible();
        press("Delete");
        follow("Call the dentist");
        assertThat(page).hasTitle("Edit task · Todo");
        assertAccessible();
        page.navigate("/notifications");
        assertAccessible();
        remind("Pay rent");
        page.navigate("/notifications");
        assertThat(page.locator(".notice")).hasCount(1);
        assertAccessible();
        page.navigate("/nothing");
        assertAccessible();
        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        assertAccessible();
        page.navigate("/register");
        assertAccessible();
    }

    private void assertAccessible() {
        // A message that is fading in has no contrast yet.
        page.evaluate(
                "document.getAnimations().forEach(animation => animation.currentTime = 1000)");
        var tags = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
        var violations = new AxeBuilder(page).withTags(tags).analyze().getViolations();
        assertThat(violations).as(page.url()).isEmpty();
    }

    @Test
    void nothingIsWiderThanASmallPhone() {
        openRegistered(scripts(true).setViewportSize(320, 640));
        add("A task with areallylongwordthatdoesnotfitintoonelineofasmallphone at all");
        assertFits();
        follow("A task with areallylongwordthatdoesnotfitintoonelineofasmallphone at all");
        assertThat(page).hasTitle("Edit task · Todo");
        assertFits();
        remind("Pay rent");
        assertFits();
        page.navigate("/notifications");
        assertFits();
        press("Sign out");
        assertThat(page).hasTitle("Sign in · Todo");
        assertFits();
    }

    private void assertFits() {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }

    @Test
    void theTextOfAPageFollowsTheColoursThatThePersonPrefers() {
        open(scripts(true).setColorScheme(ColorScheme.DARK));
        page.navigate("/sign-in");
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(22, 24, 27)");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        assertThat(page.locator("body")).hasCSS("background-color", "rgb(247, 246, 243)");
    }

    @Test
    void twoPeopleWhoEditOneTaskSeeEachOthersChanges() {
        openRegistered(scripts(true));
        add("Buy milk");
        follow("Buy milk");
        var other = context.newPage();
        other.navigate(page.url());
        other.getByLabel("Title").fill("Buy oat milk");
        other.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        other.waitForURL("/");
        page.getByLabel("Title").fill("Buy soy milk");
        press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("changed meanwhile");
        assertThat(page.locator(".conflict")).containsText("Buy oat milk");
        assertThat(page.getByLabel("Title")).hasValue("Buy soy milk");
        press("Save");
        assertSaid("“Buy soy milk” saved.");
    }

    @Test
    void whileTheApiIsAwayNothingTypedIsLostAndTheNextTryWorks() throws IOException {
        open(scripts(true));
        try (var fake = FakeApi.start();
                var failing =
                        Main.start(
                                new Config(0, fake.address(), Level.INFO, Duration.ZERO),
                                Clock.systemUTC())) {
            var home = "http://localhost:" + failing.port();
            context.addCookies(
                    List.of(
                            new Cookie("session", "a.good.token").setUrl(home),
                            new Cookie("renewal", "a-refresh-token").setUrl(home)));
            page.navigate(home);
            var line = page.getByLabel("New task");
            line.fill("Buy milk");

            fake.away();
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be reached right now");
            assertThat(line).hasValue("Buy milk");

            page.route(home + "/tasks", Route::abort);
            line.press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT))
                    .containsText("There is no connection right now");
            assertThat(line).hasValue("Buy milk");
            page.unroute(home + "/tasks");

            fake.on("POST /api/tasks", 201, FakeApi.task("Buy milk", 1)).noTasks();
            line.press("Enter");
            assertSaid("“Buy milk” added.");
            assertThat(page.getByRole(AriaRole.ALERT)).isEmpty();
            assertThat(line).hasValue("");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEditOutlivesTheSession(boolean scripts) {
        open(scripts(scripts));
        var email = "person-" + UUID.randomUUID() + "@example.org";
        page.navigate("/register");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("a long enough one");
        press("Create account");
        page.waitForURL("/");
        add("Buy milk");
        follow("Buy milk");
        page.getByLabel("Description").fill("Two\nlines");
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
        press("Save");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your session has ended");
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill("a long enough one");
        press("Sign in");
        assertThat(page.getByLabel("Description")).hasValue("Two\nlines");
        press("Save");
        assertSaid("“Buy milk” saved.");
    }
}
