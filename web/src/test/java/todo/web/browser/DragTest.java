package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tasks are put elsewhere with the mouse, and by keys. */
class DragTest extends Browsing {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void a_list_is_ordered_by_dragging_and_by_keys() {
        openRegistered(scripts(true));
        addInOrder("One", "Two", "Three");
        page.navigate("/inbox");
        assertTitles("One", "Two", "Three");

        drag(row("One"), row("Three"), 0.8);
        assertMessage("“One” moved.");
        assertTitles("Two", "Three", "One");
        undo();
        assertTitles("One", "Two", "Three");

        page.locator(".title").first().focus();
        page.keyboard().press("Control+ArrowDown");
        page.keyboard().press("Control+ArrowDown");
        page.keyboard().press("Control+ArrowUp");
        assertTitles("Two", "One", "Three");
        assertMessage("“One” moved.");
        assertThat(page.locator(".title").nth(1)).isFocused();
        page.reload();
        assertTitles("Two", "One", "Three");

        page.locator(".title").nth(1).focus();
        page.keyboard().press("]");
        assertThat(page.locator(".row.d1 .title")).hasText("One");
        assertThat(page.locator(".title").nth(1)).isFocused();
        page.keyboard().press("[");
        assertThat(page.locator(".row.d1")).hasCount(0);
        assertTitles("Two", "One", "Three");
    }

    @Test
    void a_drag_ends_without_effect_with_escape_or_where_nothing_takes_the_task() {
        openRegistered(scripts(true));
        addInOrder("One", "Two");
        page.navigate("/inbox");
        take(row("One"), row("Two"), 0.8);
        assertThat(page.locator(".drag-card")).hasText("One");
        page.keyboard().press("Escape");
        assertThat(page.locator(".drag-card")).hasCount(0);
        page.mouse().up();
        assertTitles("One", "Two");
        drag(row("One"), page.locator("h1"), 0.5);
        assertTitles("One", "Two");
        assertThat(page).hasURL(site.address() + "/inbox");
        row("One").click();
        assertThat(page.locator("#panel-content")).isVisible();
    }

    @Test
    void a_task_is_dragged_to_a_list_a_day_and_a_status() {
        openRegistered(scripts(true));
        addAll(List.of(Map.of("title", "One", "due_date", today.plusDays(1) + "T09:00:00Z")));
        addList("Home");
        page.navigate("/inbox");
        drag(row("One"), list("Home"), 0.5);
        assertMessage("“One” moved to Home.");

        page.navigate("/upcoming");
        drag(row("One"), page.locator("#sec-" + today.plusDays(3)), 0.5);
        assertThat(page.locator("#sec-" + today.plusDays(3))).containsText("09:00");

        page.navigate("/calendar");
        var entry = page.locator(".ce", hasText("One"));
        drag(entry, page.locator("td.cell").first(), 0.8);
        assertThat(page.locator("td.cell").first()).containsText("One");

        follow("Home , open: 1");
        choose("shape", "board");
        drag(page.locator(".card"), page.locator("#sec-in_progress"), 0.5);
        assertMessage("“One” started.");
        assertThat(page.locator("#sec-in_progress .card")).hasCount(1);
    }

    @Test
    void the_lists_of_the_side_bar_are_ordered_by_dragging() {
        openRegistered(scripts(true));
        for (var name : List.of("Home", "Work", "Trip")) {
            addList(name);
        }
        page.navigate("/inbox");
        add("Buy milk");
        var lists = page.locator("[id^=side-list-] .l");
        assertThat(lists).hasText(new String[] {"Home", "Work", "Trip"});
        drag(list("Home"), list("Trip"), 0.8);
        assertThat(lists).hasText(new String[] {"Work", "Trip", "Home"});
        assertThat(page).hasURL(site.address() + "/inbox");
        assertTitles("Buy milk");
        undo();
        assertThat(lists).hasText(new String[] {"Home", "Work", "Trip"});
        assertTitles("Buy milk");
    }

    private Locator list(String name) {
        return page.locator("#views li", hasText(name));
    }

    @Test
    void a_finger_drags_after_a_long_press() {
        openRegistered(scripts(true));
        addInOrder("One", "Two");
        page.navigate("/inbox");
        touch("pointerdown", row("One"), 0.5);
        assertThat(page.locator(".drag-card")).hasText("One");
        touch("pointermove", row("Two"), 0.8);
        touch("pointerup", row("Two"), 0.8);
        assertMessage("“One” moved.");
        assertTitles("Two", "One");
    }

    private void touch(String event, Locator on, double part) {
        var box = on.boundingBox();
        on.dispatchEvent(
                event,
                Map.of(
                        "pointerType",
                        "touch",
                        "isPrimary",
                        true,
                        "bubbles",
                        true,
                        "clientX",
                        box.x + box.width / 3,
                        "clientY",
                        box.y + box.height * part));
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private Locator row(String title) {
        return page.locator(".row.task", hasText(title));
    }

    private void drag(Locator from, Locator to, double part) {
        take(from, to, part);
        page.mouse().up();
    }

    private void take(Locator from, Locator to, double part) {
        from.scrollIntoViewIfNeeded();
        var start = from.boundingBox();
        page.mouse().move(start.x + start.width / 3, start.y + start.height / 2);
        page.mouse().down();
        var end = to.boundingBox();
        page.mouse()
                .move(
                        end.x + end.width / 3,
                        end.y + end.height * part,
                        new Mouse.MoveOptions().setSteps(4));
    }

    private void addInOrder(String... titles) {
        addAll(
                IntStream.range(0, titles.length)
                        .mapToObj(number ->
                                Map.<String, Object>of(
                                        "title", titles[number], "position", "a" + number))
                        .toList());
    }

    private void assertTitles(String... titles) {
        assertThat(page.locator(".task .title")).hasText(titles);
    }
}
