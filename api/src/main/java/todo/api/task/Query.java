package todo.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.http.Failure;
import todo.http.Request;

/**
 * Which tasks are listed.
 *
 * @param status null for every one
 * @param limit 1 to 500
 * @param after null for the first page
 */
record Query(@Nullable Status status, int limit, @Nullable Cursor after) {

    private static final int MOST = 500;

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static Query read(Request request) {
        var faults = new ArrayList<Failure.Fault>();
        var oldName = parse(request, "status_filter", Status::parse, faults);
        var status = parse(request, "status", Status::parse, faults);
        var limit = parse(request, "limit", Query::limit, faults);
        var after = parse(request, "cursor", Cursor::decode, faults);
        if (!faults.isEmpty()) {
            throw new Failure.Invalid(faults);
        }
        return new Query(status == null ? oldName : status, limit == null ? MOST : limit, after);
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException(
                    "This has to be a whole number between 1 and " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    private static <T> @Nullable T parse(
            Request request, String name, Function<String, T> parser, List<Failure.Fault> faults) {
        var text = request.query(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException broken) {
            faults.add(new Failure.Fault("?" + name, String.valueOf(broken.getMessage())));
            return null;
        }
    }
}
