package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuePickerTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_due_date_is_chosen_by_preset_words_and_day(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Pay rent");

        pickDateOf("Pay rent");
        assertThat(heading("Due date of “Pay rent”")).isVisible();
        preset("Tomorrow").click();
        assertMessage("“Pay rent”: Tomorrow.");
        assertThat(page.locator(".task time")).hasText("Tomorrow");

        pickDateOf("Pay rent");
        words().fill("soon or later");
        words().press("Enter");
        assertThat(page.locator("#picker")).containsText("We don't understand this date.");
        assertThat(words()).hasValue("soon or later");
        words().fill("tomorrow 9am");
        words().press("Enter");
        assertMessage("“Pay rent”: Tomorrow, 09:00.");

        pickDateOf("Pay rent");
        follow("Next month");
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(1).plusMonths(1).withDayOfMonth(15);
        page.locator("[name=day][value='" + day + "']").click();
        assertThat(page.locator(".task time")).containsText("15 ");
        assertThat(page.locator(".task time")).containsText(", 09:00");

        pickDateOf("Pay rent");
        page.getByLabel("Time").fill("");
        preset("Today").click();
        assertMessage("“Pay rent”: Today.");
        pickDateOf("Pay rent");
        preset("No date").click();
        assertMessage("“Pay rent”: No date.");
        assertThat(page.locator(".task time")).hasCount(0);

        undo();
        assertMessage("Changes to “Pay rent” undone.");
        assertThat(page.locator(".task time")).hasText("Today");
    }

    @Test
    void words_are_understood_while_they_are_typed() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Water the plants");
        pickDateOf("Water the plants");
        words().pressSequentially("2040-01-03 9am");
        assertThat(page.locator("#pick-meaning")).hasText("Tuesday, 3 January 2040, 09:00");
        words().fill("perhaps");
        assertThat(page.locator("#pick-meaning")).hasText("");
        words().fill("every day");
        assertThat(page.locator("#pick-meaning")).containsText("· every day");
        words().press("Enter");
        assertMessage("“Water the plants”: Today · every day.");
        assertThat(page.locator(".task")).containsText("repeats");
    }

    @Test
    void several_tasks_change_together_and_are_undone_together() {
        openRegistered(scripts(false));
        page.navigate("/inbox");
        add("One");
        add("Two");
        page.navigate("/selection/due?view=/inbox" + tasks());
        assertThat(heading("Due date of 2 tasks")).isVisible();
        preset("Tomorrow").click();
        assertMessage("2 tasks: Tomorrow.");
        assertThat(page.locator(".task time")).hasText(new String[] {"Tomorrow", "Tomorrow"});
        undo();
        assertMessage("Changes to 2 tasks undone.");
        assertThat(page.locator(".task time")).hasCount(0);
    }

    @Test
    void a_choice_for_several_tasks_survives_a_sign_in() {
        open(scripts(false));
        var email = signIn("UTC", "en");
        page.navigate("/inbox");
        add("One");
        add("Two");
        page.navigate("/selection/due?view=/inbox" + tasks());
        context.clearCookies();
        preset("Tomorrow").click();
        signInAs(email);
        assertThat(page.getByText("Nothing has been changed yet.")).isVisible();
        preset("Tomorrow").click();
        assertMessage("2 tasks: Tomorrow.");
    }

    @Test
    void many_tasks_are_counted_before_they_change() {
        openRegistered(scripts(false));
        var many = new StringBuilder();
        for (var i = 0; i < 21; i++) {
            many.append("&task=").append(UUID.randomUUID());
        }
        page.navigate("/selection/due?view=/inbox" + many);
        assertThat(page.getByText("This changes 21 tasks. You can undo it.")).isVisible();
    }

    @Test
    void all_overdue_tasks_move_to_today_in_one_operation() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("One");
        add("Two");
        add("Later in 30 days", "Later");
        post(tasks("One", "Two"), "day", "2020-02-29");
        post(Map.of("query", List.of("overdue")), "preset", "today");
        page.navigate("/inbox");
        assertMessage("2 tasks: Today.");
        assertThat(page.locator(".task time").nth(0)).hasText("Today");
        assertThat(page.locator(".task time").nth(1)).hasText("Today");
        assertThat(page.locator(".task time").nth(2)).not().hasText("Today");
    }

    @Test
    void a_new_day_alone_keeps_the_time() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Pay rent 2040-07-01 9am", "Pay rent");
        post(tasks("Pay rent"), "day", "2041-01-02");
        page.navigate("/inbox");
        assertThat(page.locator(".task time")).hasText("2 January 2041, 09:00");
        add("Buy milk");
        post(tasks("Pay rent", "Buy milk"), "day", "2041-01-03");
        page.navigate("/inbox");
        assertThat(page.locator(".task time"))
                .hasText(new String[] {"3 January 2041, 09:00", "3 January 2041"});
    }

    @Test
    void the_keyboard_alone_is_enough() {
        openRegistered(scripts(true));
        page.navigate("/inbox");
        add("Pay rent");
        page.getByLabel("Date: Pay rent").press("Enter");
        assertThat(words()).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(preset("Today")).isFocused();
        page.keyboard().press("2");
        assertMessage("“Pay rent”: Tomorrow.");

        page.getByLabel("Date: Pay rent").press("Enter");
        assertThat(words()).isFocused();
        page.keyboard().type("1");
        page.keyboard().press("Enter");
        assertMessage("“Pay rent”: Today.");

        page.getByLabel("Date: Pay rent").press("Enter");
        assertThat(words()).isFocused();
        var day = LocalDate.now(ZoneOffset.UTC);
        day(day).focus();
        page.keyboard().press("ArrowDown");
        assertThat(day(day.plusDays(7))).isFocused();
        page.keyboard().press("ArrowLeft");
        assertThat(day(day.plusDays(6))).isFocused();
        page.keyboard().press("PageDown");
        page.keyboard().press("PageDown");
        var later = day.plusDays(6).plusMonths(1).plusMonths(1);
        assertThat(day(later)).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".task time")).containsText(later.getDayOfMonth() + " ");

        page.getByLabel("Date: Pay rent").press("Enter");
        assertThat(words()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.getByLabel("Date: Pay rent")).isFocused();
    }

    @Test
    void days_and_times_are_those_of_the_profile_in_its_language() {
        open(scripts(true).setTimezoneId("America/New_York"));
        signIn("Europe/Vienna", "de");
        page.navigate("/inbox");
        page.getByLabel("Neue Aufgabe").fill("Miete zahlen");
        page.getByLabel("Neue Aufgabe").press("Enter");
        pickDateOf("Miete zahlen", "Datum: ");
        assertThat(heading("Fälligkeit von „Miete zahlen“")).isVisible();
        assertThat(page.locator(".mini th").first()).containsText("Mo");
        // The first day of summer time in Vienna, two weeks after New York's.
        words().fill("2027-03-28 2:30");
        words().press("Enter");
        assertThat(page.locator(".task time")).hasText("28. März 2027, 03:30");
        pickDateOf("Miete zahlen", "Datum: ");
        assertThat(page.locator("#pick-time")).hasValue("03:30");
        words().fill("nie und nimmer");
        words().press("Enter");
        assertThat(page.locator("#picker")).containsText("Dieses Datum verstehen wir nicht.");
    }

    private void pickDateOf(String title) {
        pickDateOf(title, "Date: ");
    }

    private void pickDateOf(String title, String label) {
        page.locator(".task").first().hover();
        follow(label + title);
        assertThat(page.locator("#picker")).isVisible();
    }

    private Locator words() {
        return page.locator("#pick-words");
    }

    private Locator preset(String name) {
        return page.locator(".opt").filter(new Locator.FilterOptions().setHasText(name)).first();
    }

    private Locator day(LocalDate day) {
        return page.locator("[name=day][value='" + day + "']:not(.out)");
    }

    private Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    /** All tasks of the page, as parameters. */
    private String tasks() {
        return String.join(
                "",
                page.locator(".task").all().stream()
                        .map(task -> "&task=" + task.getAttribute("id").substring("row-".length()))
                        .toList());
    }

    private Map<String, List<String>> tasks(String... titles) {
        return Map.of("task", List.of(titles).stream().map(this::idOf).toList());
    }

    private String idOf(String title) {
        return page.locator(".task")
                .filter(new Locator.FilterOptions().setHasText(title))
                .getAttribute("id")
                .substring("row-".length());
    }

    /** As another page's button does it. */
    private void post(Map<String, List<String>> selection, String name, String value) {
        var form = FormData.create().set("view", "/inbox").set(name, value);
        selection.forEach((field, values) -> values.forEach(each -> form.append(field, each)));
        var answer =
                context.request()
                        .post(
                                "/selection/due",
                                RequestOptions.create().setForm(form).setMaxRedirects(0));
        assertThat(answer.status()).isEqualTo(303);
    }

    /**
     * Signs in with an account that was registered through the API.
     *
     * @return the account's e-mail address
     */
    private String signIn(String zone, String locale) {
        var email = "person-" + UUID.randomUUID() + "@example.org";
        var auth = site.api().address() + "/api/auth";
        var registered =
                context.request()
                        .post(
                                auth + "/register",
                                RequestOptions.create()
                                        .setData(Map.of("email", email, "password", PASSWORD)));
        var token = registered.text().replaceFirst("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
        context.request()
                .patch(
                        auth + "/me",
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer " + token)
                                .setData(Map.of("time_zone", zone, "locale", locale)));
        page.navigate("/sign-in");
        signInAs(email);
        page.waitForURL("/");
        return email;
    }

    private void signInAs(String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
    }
}
