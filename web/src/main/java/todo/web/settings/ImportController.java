package todo.web.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Multipart;
import todo.http.Response;
import todo.web.account.UserRoutes;
import todo.web.account.Visit;
import todo.web.api.Upload;
import todo.web.page.FlashCookie;
import todo.web.page.FlashMessage;
import todo.web.page.Page;
import todo.web.settings.FilesPage.DryRun;

/** {@code /settings/import}: shows what an import of a file would do, and imports it. */
final class ImportController {

    /** In bytes: a file of the API's limit, or the same compressed and encoded. */
    private static final int BODY_LIMIT = 21 << 20;

    /** In characters. */
    private static final int MAX_NAME = 255;

    /** One file at a time: several would not fit into the memory of a small pod. */
    private final Semaphore turn = new Semaphore(1);

    private final FilesController files;

    ImportController(FilesController files) {
        this.files = files;
    }

    void addTo(UserRoutes users) {
        users.page("/settings/import", visit -> Response.seeOther(SettingsSection.FILES.path()))
                .upload("/settings/import", this::upload);
    }

    /** What to do with which file. */
    private record Order(UploadedFile file, boolean isDryRun) {}

    private Response upload(Visit visit) {
        var page = FilesController.page(visit);
        takeTurn();
        try {
            var order = read(Multipart.of(visit.request(), BODY_LIMIT));
            if (order.file().name().isEmpty()) {
                return files.show(422, page, visit.texts().chooseFile(), null);
            }
            return order.isDryRun()
                    ? check(visit, page, order.file())
                    : importFile(visit, order.file());
        } catch (Failure.BadRequest refused) {
            return files.show(400, page, refused.detail(), null);
        } catch (Failure.TooLarge refused) {
            return files.show(413, page, visit.texts().fileTooLarge(), null);
        } catch (Failure.Invalid refused) {
            return files.show(422, page, sentences(refused), null);
        } finally {
            turn.release();
        }
    }

    /** The API's own: a translation would not say which line it is. */
    private static String sentences(Failure.Invalid refused) {
        return refused.faults().stream()
                .limit(5)
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" "));
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Failure.Unavailable(
                FailureCode.TOO_MANY_TRANSFERS,
                "Other files are being imported. Try again in a moment.",
                Duration.ofSeconds(5));
    }

    private static Order read(Multipart form) {
        var file = new UploadedFile("", new byte[0]);
        var name = "";
        var isDryRun = true;
        for (var part = form.next(); part != null; part = form.next()) {
            switch (part.name()) {
                case "do" -> isDryRun = !part.text(10).equals("import");
                case "name" -> name = part.text(MAX_NAME * 4);
                case "content" ->
                        file =
                                UploadedFile.decode(
                                        name, part.text(2 * UploadedFile.MAX_COMPRESSED));
                case "file" -> file = uploaded(part);
                default -> {}
            }
        }
        return new Order(file, isDryRun);
    }

    private static UploadedFile uploaded(Multipart.Part part) {
        var file = part.file();
        var name = file == null ? "" : file;
        try {
            return UploadedFile.read(
                    name.substring(0, Math.min(name.length(), MAX_NAME)), part.content());
        } catch (IOException broken) {
            throw new Failure.BadRequest("The file breaks off.");
        }
    }

    private Response check(Visit visit, Page page, UploadedFile file) {
        var call = visit.call("POST", "/api/import?dry_run=true");
        var report = visit.send(call.with(upload(file))).await();
        return files.show(200, page, null, DryRun.of(file, report));
    }

    private static Upload upload(UploadedFile file) {
        return new Upload(file.contentType(), file::open);
    }

    private static Response importFile(Visit visit, UploadedFile file) {
        var call = visit.send(visit.call("POST", "/api/import").with(upload(file)));
        var counts = call.await().path("counts");
        var texts = visit.texts();
        var imported = counts.path("created").asLong() + counts.path("updated").asLong();
        return FlashCookie.with(
                Response.seeOther("/"),
                visit.request(),
                FlashMessage.undoable(
                        texts.imported(imported), call.operation(), texts.importUndone()));
    }
}
