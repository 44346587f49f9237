package todo.api.task;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;

/**
 * The last task of a page: the next page begins after it, even if tasks were added or deleted in
 * between.
 *
 * @param language the order of titles, so that all pages have the same; empty for other sort keys
 * @param key see {@link Sort#key}
 */
record Cursor(Sort sort, String language, boolean descending, String key, UUID id) {

    private static final String FAULT = "This link has expired. Start from the first page.";

    /**
     * @param wanted null if the request has none
     * @param wantedDescending null if the request has none
     * @return this
     * @throws IllegalArgumentException if the request has another order
     */
    Cursor in(@Nullable Sort wanted, @Nullable Boolean wantedDescending) {
        if ((wanted != null && wanted != sort)
                || (wantedDescending != null && wantedDescending != descending)) {
            throw new IllegalArgumentException(
                    "This link is for another sort order. Start from the first page.");
        }
        return this;
    }

    /**
     * @return opaque to clients
     */
    String encode() {
        var order = language.isEmpty() ? sort.wire() : sort.wire() + "@" + language;
        var text = order + (descending ? " desc " : " asc ") + id + " " + key;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws IllegalArgumentException if this did not come from {@link #encode()}
     */
    static Cursor decode(String text) {
        try {
            var parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                            .split(" ", 4);
            if (parts.length < 4) {
                throw new IllegalArgumentException(FAULT);
            }
            var order = parts[0].split("@", 2);
            var sort = Sort.parse(order[0]);
            // Without a language it is of an earlier version, which had another order.
            if ((sort == Sort.TITLE) != (order.length == 2)) {
                throw new IllegalArgumentException(FAULT);
            }
            return new Cursor(
                    sort,
                    order.length == 2 ? order[1] : "",
                    parts[1].equals("desc"),
                    sort.check(parts[3]),
                    Ids.require(parts[2]));
        } catch (DateTimeException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(FAULT, broken);
        }
    }
}
