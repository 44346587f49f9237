package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStepsTest extends Browsing {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_user_finds_three_tasks_and_removes_them_at_once(boolean scripts) {
        open(scripts(scripts));
        registerInTheBrowser();
        var titles =
                new String[] {
                    "Add a task of your own in the line above",
                    "Try the keys: press ? to see all of them",
                    "Complete this task, then press Undo"
                };
        assertThat(page.locator(".task .t")).hasText(titles);
        press("Complete: " + titles[2]);
        assertThat(page.locator("#sec-today .task:not(.is-leaving) .t"))
                .hasText(new String[] {titles[0], titles[1]});
        undo();
        assertThat(page.locator("#sec-today .task .t")).hasText(titles);

        add("Buy milk");
        press("Remove the introduction");
        assertMessage("The introduction is removed.");
        assertThat(page.locator(".task .t")).hasText(new String[] {"Buy milk"});
        assertThat(page.locator("#first-steps")).hasCount(0);
        undo();
        assertMessage("The introduction is back.");
        assertThat(page.locator("#sec-today .task")).hasCount(4);
        assertThat(page.locator("#first-steps")).isVisible();
    }

    @Test
    void the_introduction_is_in_the_language_of_the_page() {
        open(scripts(true).setLocale("de-DE"));
        page.navigate("/register");
        page.getByLabel("E-Mail-Adresse").fill(email());
        page.getByLabel("Passwort").fill(PASSWORD);
        press("Konto erstellen");
        assertThat(page.locator(".task .t").first())
                .hasText("Füge oben in der Zeile eine eigene Aufgabe hinzu");
    }

    private void registerInTheBrowser() {
        page.navigate("/register");
        page.getByLabel("E-mail").fill(email());
        page.getByLabel("Password").fill(PASSWORD);
        press("Create account");
        page.waitForURL("/");
    }

    private static String email() {
        return "person-" + UUID.randomUUID() + "@example.org";
    }
}
