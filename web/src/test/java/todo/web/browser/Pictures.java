package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the pictures of the documentation, into the folder that the system property {@code
 * pictures} names. Run by {@code scripts/pictures}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class Pictures extends Browsing {

    private static final Path FOLDER = Path.of(System.getProperty("pictures", "."));
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    /** Lines of quick add. */
    private static final List<String> TASKS =
            List.of(
                    "Water the plants today every 3 days #home list:Household",
                    "Call the dentist today 9:30 #health",
                    "Finish the slides today 14:00 !high #talk list:Work",
                    "Review the release notes today #docs list:Work",
                    "Buy bread and oranges today #errands list:Household",
                    "Answer the letter of the tax office today 17:00 #papers",
                    "Read two chapters today 20:00 !low #books",
                    "Stretch for ten minutes today 21:00 every day #health",
                    "Book the train tomorrow !high #trip list:Holiday",
                    "Team lunch tomorrow 12:30 #team list:Work",
                    "Write the talk's outline in 2 days #talk list:Work",
                    "Repair the bicycle in 3 days #home list:Household",
                    "Order new glasses in 4 days #health",
                    "Plan the walk along the coast in 5 days #trip list:Holiday",
                    "Back up the photos in 6 days every month #home",
                    "Sharpen the kitchen knives #home list:Household",
                    "Compare three tents #trip list:Holiday",
                    "Learn the names of ten birds !low #books");

    @Test
    void of_every_view() {
        openWithTasks();
        take("upcoming", "/upcoming");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        take("calendar-dark", "/calendar");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate("/");
        follow("Finish the slides");
        assertThat(page.locator("#panel-content")).isVisible();
        take("task");
        page.locator("#views a", new Page.LocatorOptions().setHasText("Work")).click();
        choose("shape", "board");
        take("board");
        page.navigate("/");
        page.keyboard().press("c");
        ask("What is due tomorrow?", "Book the train");
        ask("Move the first one to Friday", "Friday");
        take("assistant");
        page.keyboard().press("Escape");
        page.locator("[data-close-assistant].only-wide").click();
        page.navigate("/upcoming");
        page.keyboard().press("q");
        page.keyboard().type("Pay rent tomorrow 9am !high #home every month");
        assertThat(page.locator("#quick .chip")).hasCount(4);
        take("quick-add");
        page.navigate("/");
        page.keyboard().press("Control+k");
        page.locator("#jump-q").fill("b");
        assertThat(page.locator("#jump-results")).containsText("Book the train");
        take("commands");
        page.setViewportSize(390, 844);
        take("phone", "/");
    }

    private void ask(String message, String answer) {
        page.locator("#chat-text").fill(message);
        page.keyboard().press("Enter");
        assertThat(page.locator("#lines .it").last()).containsText(answer);
        assertThat(page.locator("#assistant[data-busy]")).hasCount(0);
    }

    private void openWithTasks() {
        openRegistered(
                new Browser.NewContextOptions()
                        .setColorScheme(ColorScheme.LIGHT)
                        .setViewportSize(1280, 800));
        page.navigate("/settings");
        page.getByLabel("Name").fill("Example");
        press("Save profile");
        assertMessage("Your profile is saved.");
        for (var list : List.of("Household", "Work", "Holiday")) {
            var color = Map.of("Household", "#b8860b", "Work", "#4f6bd8", "Holiday", "#3f8f5f");
            send("POST", "/api/lists", Map.of("name", list, "color", color.get(list)));
        }
        for (var line : TASKS) {
            send("POST", "/api/tasks/quick", Map.of("text", line));
        }
        addAll(
                List.of(
                        overdue("Renew the library card", 1, "errands"),
                        overdue("Pay the electricity bill", 3, "home")));
        var id = id("slides");
        send(
                "PATCH",
                "/api/tasks/" + id,
                Map.of(
                        "status",
                        "in_progress",
                        "description",
                        "For **Thursday**, twenty minutes.\n\n- [x] Collect the figures\n- [ ] Draw the architecture\n- [ ] Try the demonstration"));
        for (var part : List.of("Choose the title", "Ask for a second screen")) {
            send("POST", "/api/tasks", Map.of("title", part, "parent_id", id));
        }
        send("POST", "/api/queries", Map.of("name", "This week", "q", "due<=" + sunday()));
    }

    private LocalDate sunday() {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    }

    private Map<String, Object> overdue(String title, int days, String tag) {
        return Map.of(
                "title", title,
                "due_date", today.minusDays(days).toString(),
                "tags", List.of(tag));
    }

    private String id(String word) {
        var address = site.api().address() + "/api/tasks?q=" + word;
        var answer =
                context.request()
                        .get(address, RequestOptions.create().setHeader("Authorization", bearer()));
        return answer.text().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private String bearer() {
        return "Bearer " + token();
    }

    private void take(String name, String path) {
        page.navigate(path);
        take(name);
    }

    private void take(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
