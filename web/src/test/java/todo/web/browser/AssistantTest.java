package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The assistant beside a view and as a page. */
class AssistantTest extends Browsing {

    private Locator box() {
        return page.locator("#assistant");
    }

    private Locator field() {
        return page.getByLabel("Message to the assistant");
    }

    /** Sends it, and waits for the whole answer. */
    private void say(String text) {
        field().fill(text);
        press("Send");
        awaitAnswer();
    }

    private void awaitAnswer() {
        assertThat(page.locator("#assistant[data-busy]")).hasCount(0);
    }

    private void openPage(boolean scripts, int width) {
        openRegistered(scripts(scripts).setViewportSize(width, 800));
        page.navigate("/assistant");
    }

    private void openBeside(String view) {
        openRegistered(scripts(true).setViewportSize(1280, 800));
        page.navigate(view);
        page.keyboard().press("c");
        assertThat(field()).isFocused();
    }

    @ParameterizedTest
    @CsvSource({"true, 1280", "false, 1280", "true, 390", "false, 390"})
    void a_page_answers_and_undoes(boolean scripts, int width) {
        openPage(scripts, width);
        say("add Buy milk tomorrow");
        assertThat(box().locator(".me")).hasText(Pattern.compile("add Buy milk tomorrow$"));
        assertThat(box().locator(".tool")).containsText("Added “Buy milk”");
        assertThat(box().locator(".md")).hasText("It is on your list.");
        assertThat(page).hasTitle("add Buy milk tomorrow · Todo");

        box().locator("summary.did").click();
        assertThat(box().locator(".tool li")).hasText("Buy milkTomorrow");
        press("Undo: Added “Buy milk”");
        assertThat(box().locator(".tool")).containsText("Undone");
        page.reload();
        assertThat(box().locator(".undone")).hasText("Undone");
        page.navigate("/inbox");
        assertThat(page.locator("#task-list")).not().containsText("Buy milk");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_deletion_is_done_only_after_a_button(boolean scripts) {
        openRegistered(scripts(scripts));
        page.navigate("/inbox");
        add("Old letter");
        page.navigate("/assistant");
        say("delete Old letter");
        assertThat(box().locator(".ask")).containsText("Delete “Old letter”?");
        press("Don't delete");
        awaitAnswer();
        assertThat(box().locator(".tool")).containsText("Delete tasks: not done, as you decided.");
        assertThat(box().locator(".ask")).hasCount(0);

        say("delete Old letter");
        press("Delete");
        awaitAnswer();
        assertThat(box().locator(".tool").last()).containsText("Deleted “Old letter”");
        assertThat(box().locator(".it")).hasCount(2);
        page.navigate("/inbox");
        assertThat(page.locator("#task-list")).not().containsText("Old letter");
    }

    @Test
    void beside_a_view_the_list_changes_live_and_a_task_lies_in_front() {
        openBeside("/inbox");
        page.keyboard().type("add Water the plants");
        page.keyboard().press("Enter");
        assertThat(page.locator("#task-list")).containsText("Water the plants");
        assertThat(field()).hasValue("");
        assertThat(field()).isFocused();

        awaitAnswer();
        box().locator("summary.did").click();
        box().getByText("Water the plants", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#title")).hasValue("Water the plants");
        assertThat(page).hasURL(Pattern.compile(".*/tasks/.*\\?view=%2Finbox"));
        assertThat(box()).isHidden();
        page.keyboard().press("Escape");
        assertThat(box()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*/inbox"));
    }

    @Test
    void it_stays_open_from_view_to_view_with_its_conversation_and_draft() {
        openBeside("/inbox");
        say("say hello");
        assertThat(box().locator(".md")).hasText("hello");
        field().fill("half a sen");
        page.locator("#views a[href='/upcoming']").click();
        assertThat(page).hasTitle("Upcoming · Todo");
        assertThat(box().locator(".md")).hasText("hello");
        assertThat(field()).hasValue("half a sen");

        box().getByLabel("Close").click();
        assertThat(field()).hasCount(0);
        page.navigate("/inbox");
        assertThat(page.locator("#view-title")).hasText("Inbox");
        assertThat(field()).hasCount(0);
    }

    @Test
    void a_window_that_becomes_narrow_shows_its_view() {
        openBeside("/inbox");
        page.setViewportSize(390, 800);
        assertThat(box()).isHidden();
        assertThat(page.locator("#view-title")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("c");
        assertThat(page).hasURL(Pattern.compile(".*/assistant"));
        assertThat(field()).isVisible();
    }

    @Test
    void escape_returns_to_the_list() {
        openBeside("/inbox");
        page.keyboard().press("Escape");
        assertThat(page.locator("#main")).isFocused();
        assertThat(box()).isVisible();
        page.keyboard().press("c");
        assertThat(field()).isFocused();
    }

    @Test
    void an_answer_is_shown_while_it_is_written_and_can_be_stopped() {
        openPage(true, 1280);
        field().fill("wait");
        press("Send");
        assertThat(box().locator(".raw")).hasText("I am thinking.");
        assertThat(page.locator("#said")).containsText("I am thinking.");
        press("Stop");
        assertThat(page.getByLabel("Send")).isVisible();
        assertThat(field()).isFocused();
        press("Ask again");
        assertThat(box().locator(".raw")).hasCount(1);
        assertThat(box().locator(".raw")).hasText("I am thinking.");
        press("Stop");
        say("say next");
        assertThat(box().locator(".md").last()).hasText("next");
    }

    @Test
    void markdown_is_rendered_without_links_and_images() {
        openPage(true, 1280);
        say(
                "say **Two** things: [here](https://evil.example/) ![x](https://evil.example/p.png) https://evil.example");
        assertThat(box().locator(".md strong")).hasText("Two");
        assertThat(box().locator(".md")).containsText("here (https://evil.example/)");
        assertThat(box().locator(".md :is(a, img)")).hasCount(0);
    }

    @Test
    void screen_readers_get_whole_sentences() {
        openPage(true, 1280);
        say("say **One** is here. And two?");
        assertThat(page.locator("#said p")).hasText(new String[] {"One is here.", "And two?"});
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_last_message_can_be_asked_again(boolean scripts) {
        openPage(scripts, 1280);
        say("say hello");
        assertThat(box().locator(".md")).hasText("hello");
        press("Ask again");
        awaitAnswer();
        assertThat(box().locator(".md")).hasText("hello");
        page.reload();
        assertThat(box().locator(".me")).hasCount(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_message_that_is_too_long_stays_in_the_field(boolean scripts) {
        openPage(scripts, 1280);
        var text = "x".repeat(4_001);
        say(text);
        assertThat(page.locator("#say-alert")).containsText("4,000 characters");
        assertThat(field()).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_message_is_kept_over_a_sign_in(boolean scripts) {
        openPage(scripts, 1280);
        var account = page.locator(".account-name").textContent();
        context.clearCookies();
        field().fill("say hello");
        press("Send");
        assertThat(page).hasTitle("Sign in · Todo");
        page.getByLabel("E-mail address").fill(account);
        page.getByLabel("Password").fill(PASSWORD);
        press("Sign in");
        assertThat(page.locator("#say-alert")).containsText("has not been sent yet");
        assertThat(field()).hasValue("say hello");
    }

    @Test
    void conversations_are_begun_renamed_and_deleted() {
        openBeside("/inbox");
        say("say first");
        assertThat(box().locator(".md")).hasText("first");
        box().getByLabel("New conversation").click();
        assertThat(box().locator(".md")).hasCount(0);
        say("say second");
        assertThat(box().locator(".md")).hasText("second");

        box().locator(".convo summary").click();
        box().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("say first")).click();
        assertThat(box().locator(".md")).hasText("first");
        box().getByLabel("Rename conversation").click();
        page.locator("#picker #name").fill("The first one");
        press("Save");
        assertThat(box().locator("h2")).hasText("The first one");
        box().getByLabel("Rename conversation").click();
        press("Delete conversation");
        assertThat(box().locator(".md")).hasCount(0);
        box().locator(".convo summary").click();
        assertThat(box().locator(".convo .item")).hasCount(1);
    }

    @Test
    void on_a_phone_it_is_a_page() {
        openRegistered(scripts(true).setViewportSize(390, 844));
        page.navigate("/#side");
        page.locator("#side [data-assistant]").click();
        assertThat(page).hasURL(Pattern.compile(".*/assistant"));
        say("add Buy milk");
        box().locator("summary.did").click();
        box().locator(".tool a").click();
        assertThat(page.locator("#title")).hasValue("Buy milk");
        page.goBack();
        assertThat(box().locator(".tool")).isVisible();
    }

    @Test
    void on_a_phone_enter_begins_a_new_line() {
        openRegistered(scripts(true).setViewportSize(390, 844).setIsMobile(true).setHasTouch(true));
        page.navigate("/assistant");
        field().fill("add Buy milk");
        field().press("Enter");
        assertThat(field()).hasValue("add Buy milk\n");

        press("Send");
        assertThat(box().locator(".tool")).containsText("Buy milk");
    }

    @Test
    void it_can_be_switched_off() {
        openRegistered(scripts(true));
        page.navigate("/settings");
        assertThat(page.locator("#assistant-settings"))
                .containsText("nothing you write leaves this server");
        page.getByLabel("Show the assistant").uncheck();
        page.locator("#assistant-settings").getByText("Save").click();
        assertMessage("The setting is saved.");
        assertThat(page.locator("[data-assistant], #assistant")).hasCount(0);
        page.navigate("/assistant");
        assertThat(page).hasURL(Pattern.compile(".*/settings.*"));
        page.getByLabel("Show the assistant").check();
        page.locator("#assistant-settings").getByText("Save").click();
        assertThat(page.locator("[data-assistant]")).isVisible();
    }

    @Test
    void a_fault_is_said_and_loses_nothing() {
        openPage(true, 1280);
        say("fail");
        assertThat(page.locator("#lines .alert")).containsText("Something went wrong");
        context.setOffline(true);
        say("say hello");
        assertThat(page.locator("#say-alert")).containsText("offline");
        assertThat(field()).hasValue("say hello");
        context.setOffline(false);
        press("Send");
        assertThat(box().locator(".md").last()).hasText("hello");
    }

    @Test
    void from_a_task_in_front_a_key_leads_to_the_field() {
        openBeside("/inbox");
        page.keyboard().press("Escape");
        add("Buy milk");
        follow("Buy milk");
        assertThat(page.locator("#title")).isVisible();
        page.keyboard().press("c");
        assertThat(field()).isFocused();
        page.keyboard().type("delete it");
        assertThat(field()).hasValue("delete it");
        assertThat(page.locator("#title")).hasCount(0);
        assertThat(page.locator("#task-list")).containsText("Buy milk");
    }

    @Test
    void escape_in_the_field_leaves_the_task_open() {
        openRegistered(scripts(true).setViewportSize(1700, 800));
        page.navigate("/inbox");
        add("Buy milk");
        follow("Buy milk");
        assertThat(page.locator("#title")).isVisible();
        page.keyboard().press("c");
        assertThat(field()).isFocused();
        page.keyboard().press("Escape");
        assertThat(page.locator("#main")).isFocused();
        assertThat(page.locator("#title")).isVisible();
    }

    @Test
    void a_new_conversation_ends_the_answer_and_takes_the_focus() {
        openBeside("/inbox");
        field().fill("wait");
        press("Send");
        assertThat(field()).isFocused();
        assertThat(box().locator(".raw")).hasText("I am thinking.");
        box().getByLabel("New conversation").click();
        awaitAnswer();
        assertThat(box().locator(".raw")).hasCount(0);
        assertThat(box().locator("h2")).hasText("Assistant");
        assertThat(field()).isFocused();

        box().locator(".convo summary").click();
        box().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("wait")).click();
        assertThat(box().locator(".me")).hasCount(1);
        assertThat(field()).isFocused();
    }

    @Test
    void what_is_undone_is_said_and_the_focus_stays() {
        openPage(true, 1280);
        say("add Buy milk");
        press("Undo: Added “Buy milk”");
        assertThat(page.locator("#said p").last()).hasText("Undone");
        assertThat(field()).isFocused();
    }

    @Test
    void what_is_typed_while_a_message_is_sent_stays() {
        openPage(true, 1280);
        var sent = new CompletableFuture<Route>();
        page.route("**/assistant", sent::complete);
        field().fill("one");
        press("Send");
        assertThat(field()).hasValue("");
        page.keyboard().type("two");
        assertThat(field()).hasValue("two");
        sent.join().abort();
        assertThat(page.locator("#say-alert")).containsText("offline");
        assertThat(field()).hasValue("one\ntwo");
    }

    @Test
    void a_connection_that_stalls_is_given_up() {
        openRegistered(scripts(true));
        page.clock().install();
        page.navigate("/assistant");
        page.route("**/assistant", route -> {});
        field().fill("one");
        press("Send");
        assertThat(page.locator("#assistant[data-busy]")).hasCount(1);
        page.clock().fastForward(16_000);
        assertThat(page.locator("#say-alert")).containsText("offline");
        assertThat(field()).hasValue("one");
        awaitAnswer();
    }

    @Test
    void an_answer_is_copied_only_where_the_browser_can() {
        openRegistered(scripts(true));
        context.grantPermissions(List.of("clipboard-write"));
        page.navigate("/assistant");
        say("say hello");
        press("Copy");
        assertThat(page.locator("#said")).containsText("Copied");
        page.addInitScript("delete Navigator.prototype.clipboard");
        page.reload();
        assertThat(box().locator(".md")).hasText("hello");
        assertThat(box().getByLabel("Copy")).isHidden();
    }

    @Test
    void a_place_that_could_not_be_loaded_can_be_closed() {
        openBeside("/inbox");
        page.route("**/assistant/new", Route::abort);
        page.reload();
        assertThat(field()).hasCount(0);
        box().getByLabel("Close").click();
        assertThat(box()).isHidden();
        page.reload();
        assertThat(box().locator("*")).hasCount(0);
    }

    @Test
    void a_fault_of_the_dialog_is_shown_on_the_page() {
        openPage(true, 1280);
        say("say hello");
        box().getByLabel("Rename conversation").click();
        assertThat(page.locator("#picker #name")).isFocused();
        context.setOffline(true);
        press("Save");
        assertThat(page.locator("#alert .alert")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void all_conversations_are_deleted_after_a_question(boolean scripts) {
        openPage(scripts, 1280);
        say("say hello");
        page.navigate("/settings");
        follow("Delete all conversations…");
        assertThat(page.locator("#confirm")).containsText("This cannot be undone.");
        page.locator("#confirm").getByText("Cancel").click();
        page.navigate("/assistant");
        assertThat(box().locator(".md")).hasText("hello");
        page.navigate("/settings");
        follow("Delete all conversations…");
        press("Delete");
        assertMessage("All conversations are deleted.");
        page.navigate("/assistant");
        assertThat(box().locator(".md")).hasCount(0);
    }

    @Test
    void history_names_the_channel() {
        openPage(true, 1280);
        say("add Buy milk");
        assertThat(box().locator(".tool")).isVisible();
        page.navigate("/history?through=chat");
        assertThat(page.locator(".hist")).containsText("assistant");
        assertThat(errors).noneMatch(error -> error.contains("htmx"));
    }
}
