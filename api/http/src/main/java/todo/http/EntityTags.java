package todo.http;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of resources with a version: the tag is the version's number.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>
 */
public final class EntityTags {

    /** The tags that {@link #tag} writes; none has more than 18 digits. */
    private static final Pattern NUMBER = Pattern.compile("\"(\\d{1,18})\"");

    private EntityTags() {}

    /**
     * @param body the resource in this version
     * @return 200 with the resource, or 304 if the client has this version already
     */
    public static Response show(Request request, long version, Object body) {
        var headers = request.headers();
        var tag = tag(version);
        // A proxy that compresses an answer weakens its tag.
        var isKnown =
                headers.lists("If-None-Match", tag) || headers.lists("If-None-Match", "W/" + tag);
        return isKnown
                ? Response.status(304).with("ETag", tag)
                : Response.json(200, body).with("ETag", tag);
    }

    /**
     * @return an answer with the resource in this version
     */
    public static Response answer(int status, long version, Object body) {
        return Response.json(status, body).with("ETag", tag(version));
    }

    /**
     * @return the versions that {@code If-Match} names; null if it is absent or an asterisk
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110, section
     *     13.1.1</a>
     */
    public static @Nullable Set<Long> ifMatch(Request request) {
        var lines = request.headers().all("If-Match");
        if (lines.isEmpty() || request.headers().lists("If-Match", "*")) {
            return null;
        }
        var versions = new HashSet<Long>();
        for (var line : lines) {
            Arrays.stream(line.split(",", -1))
                    .map(tag -> NUMBER.matcher(tag.strip()))
                    .filter(tag -> tag.matches())
                    .forEach(tag -> versions.add(Long.parseLong(tag.group(1))));
        }
        return versions;
    }

    private static String tag(long version) {
        return "\"" + version + "\"";
    }
}
