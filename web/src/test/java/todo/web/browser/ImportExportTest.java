package todo.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportExportTest extends Browsing {

    private static final String CSV =
            "title,due_date\nRenew passport,2027-01-16\nBuy lamp,2027-02-31\n";

    private static final String ICS =
            "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//a//b\nBEGIN:VTODO\nUID:1\nSUMMARY:Renew passport\nEND:VTODO\nEND:VCALENDAR\n";

    private static final String JSON = "{\"tasks\":[{\"title\":\"Renew passport\"}]}";

    private static final String TODOIST =
            "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE\ntask,Renew passport,,1,1,,,,en,\n";

    @ParameterizedTest
    @CsvSource({"csv,true", "csv,false", "ics,true", "json,true", "todoist,true"})
    void a_dry_run_shows_what_an_import_would_do(String format, boolean scripts) {
        openRegistered(scripts(scripts));
        check("tasks", content(format));
        assertThat(page.getByText("Nothing has been imported yet.")).isVisible();
        assertThat(page.locator(".report")).containsText("Renew passport");
        assertThat(page.locator(".report")).containsText("new");
        page.navigate("/inbox");
        assertThat(page.locator(".task")).hasCount(0);
    }

    private static String content(String format) {
        return switch (format) {
            case "csv" -> CSV;
            case "ics" -> ICS;
            case "json" -> JSON;
            default -> TODOIST;
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_checked_file_is_imported_and_the_import_undone(boolean scripts) {
        openRegistered(scripts(scripts));
        check("tåsks.csv", CSV);
        assertThat(page.locator("#dry-run h2")).containsText("tåsks.csv");
        assertThat(page.locator(".report tr").filter(of("Buy lamp"))).containsText("2027-02-31");
        press("Import 2 entries");
        assertMessage("2 entries imported.");
        undo();
        assertMessage("The import is undone.");
        page.navigate("/inbox");
        assertThat(page.locator(".task")).hasCount(0);
    }

    private static Locator.FilterOptions of(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void what_is_here_already_is_not_imported_again() {
        openRegistered(scripts(true));
        check("tasks.csv", CSV);
        press("Import 2 entries");
        assertMessage("2 entries imported.");
        check("tasks.csv", CSV);
        assertThat(page.getByText("There is nothing to import")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"tasks\": [", "{\"tasks\": 3}", "BEGIN:VCALENDAR\nBEGIN:VTODO\n"})
    void a_file_that_cannot_be_read_is_explained(String content) {
        openRegistered(scripts(true));
        check("broken", content);
        assertThat(page.locator("#alert .alert, .report").first()).containsText("ine");
        assertThat(page.locator("#import")).isVisible();
        page.navigate("/inbox");
        assertThat(page.locator(".task")).hasCount(0);
    }

    @Test
    void an_export_is_imported_into_another_account() throws IOException {
        openRegistered(scripts(true));
        page.navigate("/upcoming");
        add("Pay rent tomorrow 9am #home list:Flat", "Pay rent");
        page.navigate("/settings/files");
        for (var format : List.of("JSON, everything", "CSV", "iCalendar")) {
            var file = page.waitForDownload(() -> follow(format));
            var content = Files.readString(file.path());
            assertThat(content).contains("Pay rent");
            assertThat(file.suggestedFilename()).startsWith("tasks-");
            if (format.startsWith("JSON")) {
                assertImportsElsewhere(content);
            }
        }
    }

    private void assertImportsElsewhere(String content) {
        var here = page;
        var context = this.context;
        openRegistered(scripts(true));
        check("export.json", content);
        press("Import 2 entries");
        assertMessage("2 entries imported.");
        page.navigate("/upcoming");
        assertThat(page.locator(".task")).containsText("Pay rent");
        assertThat(page.locator("#views")).containsText("Flat");
        this.context.close();
        this.context = context;
        page = here;
    }

    @Test
    void a_long_file_is_imported_whole_and_shown_in_part() {
        openRegistered(scripts(true));
        var rows =
                IntStream.range(0, 1_500)
                        .mapToObj(i -> "Task number " + i + ",2027-01-16,medium")
                        .collect(Collectors.joining("\n"));
        check("many.csv", "title,due_date,priority\n" + rows);
        assertThat(page.getByText("500 more lines")).isVisible();
        press("Import 1,500 entries");
        assertMessage("1,500 entries imported.");
    }

    private void check(String name, String content) {
        page.navigate("/settings/files");
        page.locator("#file")
                .setInputFiles(
                        new FilePayload(
                                name,
                                "application/octet-stream",
                                content.getBytes(StandardCharsets.UTF_8)));
        press("Check file");
    }
}
