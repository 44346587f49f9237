package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** With the service worker, which the other tests block. */
class OfflineTest extends Browsing {

    private static Browser.NewContextOptions worker() {
        return scripts(true).setServiceWorkers(ServiceWorkerPolicy.ALLOW);
    }

    @Test
    void a_page_that_was_seen_is_shown_offline_with_its_time() {
        openRegistered(worker());
        awaitKept("/");
        page.navigate("/inbox");
        add("Buy milk");
        follow("Buy milk");
        assertThat(page.locator("#title")).hasValue("Buy milk");
        awaitKept("&panel");
        page.navigate("/inbox");

        context.setOffline(true);
        page.reload();
        assertThat(page.locator("#sync")).containsText("Offline. Shown as of ");
        assertThat(page.getByLabel("Complete: Buy milk")).isVisible();
        follow("Buy milk");
        assertThat(page.locator("#title")).hasValue("Buy milk");
        page.reload();
        assertThat(page).hasURL(site.address() + "/inbox");
        assertThat(page.locator("#sync")).containsText("Offline. Shown as of ");
        page.navigate("/upcoming");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("You are offline");

        context.setOffline(false);
        assertThat(page).hasTitle("Upcoming · Todo");
        assertThat(page.locator("#sync")).isEmpty();
    }

    @Test
    void nobody_sees_the_pages_of_another_account_or_after_the_sign_out() {
        openRegistered(worker());
        awaitKept("/");
        add("Secret of the first");
        page.route("**/tasks", Route::abort);
        line("Waiting of the first");
        assertThat(page.locator("#pending")).containsText("will be sent");
        page.navigate("/inbox");
        awaitKept("/inbox");
        assertThat(page.locator("#pending")).containsText("Waiting of the first");
        signOut();
        assertThat(page).hasTitle("Sign in · Todo");
        context.setOffline(true);
        page.goBack();
        assertThat(page.locator("body")).containsText("You are offline");
        page.navigate("/inbox");
        assertThat(page.locator("body")).containsText("You are offline");
        context.setOffline(false);
        assertThat(page).hasTitle("Sign in · Todo");

        register();
        page.navigate("/");
        awaitKept("/");
        context.setOffline(true);
        page.reload();
        assertThat(page.locator("#sync")).containsText("Offline");
        assertThat(page.locator("body")).not().containsText("of the first");
    }

    @Test
    void changes_made_offline_are_sent_once_in_order_when_the_connection_is_back() {
        openRegistered(worker());
        awaitKept("/");
        add("Buy milk");
        add("Call Ada");
        follow("Call Ada");
        awaitKept("&panel");
        page.navigate("/");

        context.setOffline(true);
        page.reload();
        press("Complete: Buy milk");
        page.locator("#task-list .task:not(.is-done) .t").focus();
        page.keyboard().press("t");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("No date");
        page.keyboard().press("2");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        line("Water plants");
        line("Feed the cat");
        press("Complete: Feed the cat");
        follow("Call Ada");
        page.locator("#title").fill("Call Ada and Bob");
        page.locator("#title").press("Enter");
        assertThat(page.locator("#sync")).containsText("Waiting to be sent: 6.");
        page.navigate("/");
        assertThat(page.locator(".task.is-done"))
                .hasText(Pattern.compile("Buy milk.*will be sent.*", Pattern.DOTALL));
        assertThat(page.locator("#pending li"))
                .hasText(
                        new Pattern[] {
                            Pattern.compile("Water plants.*will be sent.*"),
                            Pattern.compile("Feed the cat.*")
                        });
        assertThat(page.locator(".task:not(.is-done) .title"))
                .hasText(new String[] {"Call Ada and Bob"});

        context.setOffline(false);
        assertThat(page.locator("#sync")).isEmpty();
        assertThat(page.locator("#pending li")).hasCount(0);
        assertThat(
                        page.locator("#task-list .task:not(.is-done) .title")
                                .filter(new Locator.FilterOptions().setVisible(true)))
                .hasText(new String[] {"Water plants"});
        assertThat(titles("completed")).containsExactlyInAnyOrder("Buy milk", "Feed the cat");
        assertThat(titles("pending")).containsExactlyInAnyOrder("Call Ada and Bob", "Water plants");
    }

    @Test
    void tomorrow_typed_offline_is_the_day_after_it_was_typed() {
        openRegistered(worker());
        awaitKept("/");
        page.navigate("/inbox");
        var typedAt = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        context.setOffline(true);
        page.clock().setFixedTime(Date.from(typedAt));
        line("Call Ada tomorrow");
        assertThat(page.locator("#pending")).containsText("Call Ada tomorrow");

        context.setOffline(false);
        assertThat(page.locator("#pending li")).hasCount(0);
        var tomorrow = typedAt.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS);
        assertThat(texts("pending", "due_date")).containsExactly(tomorrow.toString());
    }

    @Test
    void a_change_that_another_device_contradicted_can_be_applied_or_discarded() {
        openRegistered(worker());
        awaitKept("/");
        add("Buy milk");
        add("Call Ada");
        follow("Buy milk");
        assertThat(page.locator("#title")).hasValue("Buy milk");
        var milk = page.locator("#task-form").getAttribute("data-task");
        context.setOffline(true);
        page.locator("#title").fill("Buy bread");
        page.locator("#title").press("Enter");
        press("Complete: Call Ada");
        assertThat(page.locator("#sync")).containsText("Waiting to be sent: 2.");
        context.request()
                .fetch(
                        site.api().address() + "/api/tasks/" + milk,
                        api("PATCH").setData(Map.of("title", "Buy oat milk")));
        context.request()
                .fetch(site.api().address() + "/api/tasks/" + id("Call Ada"), api("DELETE"));

        context.setOffline(false);
        var refused = page.locator(".refused");
        assertThat(refused).hasCount(2);
        assertThat(
                        refused.filter(new Locator.FilterOptions().setHasText("Call Ada"))
                                .getByRole(AriaRole.BUTTON))
                .hasText("Discard");
        assertThat(refused.locator("del")).hasText("oat milk");
        assertThat(page.locator(".task .title")).hasText(new String[] {"Buy oat milk"});
        press("Apply mine");
        assertThat(page.locator(".task .title")).hasText(new String[] {"Buy bread"});
        press("Discard");
        assertThat(refused).hasCount(0);
        page.reload();
        assertThat(page.locator("#title")).hasValue("Buy bread");
        assertThat(refused).hasCount(0);
        assertThat(titles("pending")).containsExactly("Buy bread");
    }

    @Test
    void a_line_whose_answer_was_lost_is_added_once() {
        openRegistered(worker());
        page.route(
                "**/tasks",
                route -> {
                    route.fetch();
                    route.abort();
                });
        line("Buy milk");
        assertThat(page.locator("#pending")).containsText("will be sent");
        page.unroute("**/tasks");

        page.reload();
        assertThat(page.locator("#pending li")).hasCount(0);
        assertThat(page.locator(".task .title")).hasText(new String[] {"Buy milk"});
    }

    private RequestOptions api(String method) {
        return RequestOptions.create()
                .setMethod(method)
                .setHeader("Authorization", "Bearer " + token());
    }

    private String id(String title) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(title))
                .first()
                .getAttribute("id")
                .substring("task-".length());
    }

    private void line(String text) {
        page.getByLabel("New task").fill(text);
        page.getByLabel("New task").press("Enter");
    }

    private List<String> titles(String status) {
        return texts(status, "title");
    }

    private List<String> texts(String status, String field) {
        var answer =
                context.request()
                        .get(
                                site.api().address() + "/api/tasks?status=" + status,
                                RequestOptions.create()
                                        .setHeader("Authorization", "Bearer " + token()));
        return Pattern.compile("\"" + field + "\":\"([^\"]+)\"")
                .matcher(answer.text())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** Until the worker keeps a page whose address ends so. */
    private void awaitKept(String address) {
        page.waitForCondition(() ->
                Boolean.TRUE.equals(
                        page.evaluate(
                                """
                                async end => {
                                    const names = (await caches.keys()).filter(name => name.startsWith('pages-'))
                                    const pages = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
                                    return pages.flat().some(page => page.url.endsWith(end))
                                }\
                                """,
                                address)));
    }
}
