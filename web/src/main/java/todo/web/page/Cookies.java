package todo.web.page;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.http.Response;

/**
 * Cookies that scripts cannot read and other sites cannot send. Behind TLS their names begin with
 * {@code __Host-}, so only this host can have set them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265">RFC 6265</a>
 */
public final class Cookies {

    private Cookies() {}

    /**
     * @return the value of a cookie that this server has set; null if there is none
     */
    public static @Nullable String get(Request request, String name) {
        return raw(request, name(request, name));
    }

    /**
     * @return the text that was set with {@link #setText}; null if there is none
     */
    public static @Nullable String text(Request request, String name) {
        var value = get(request, name);
        try {
            return value == null
                    ? null
                    : new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /**
     * @return the value of a cookie that a script has set; null if there is none
     */
    public static @Nullable String plain(Request request, String name) {
        return raw(request, name);
    }

    private static @Nullable String raw(Request request, String name) {
        return request.headers().all("Cookie").stream()
                .flatMap(line -> List.of(line.split(";", -1)).stream())
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * @param value only characters that a cookie value may contain
     */
    public static Response set(
            Response response, Request request, String name, String value, Duration age) {
        var attributes = "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + age.toSeconds();
        return response.and(
                "Set-Cookie",
                name(request, name)
                        + "="
                        + value
                        + attributes
                        + (secure(request) ? "; Secure" : ""));
    }

    /**
     * @param text any text
     */
    public static Response setText(
            Response response, Request request, String name, String text, Duration age) {
        var value =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return set(response, request, name, value, age);
    }

    public static Response clear(Response response, Request request, String name) {
        return set(response, request, name, "", Duration.ZERO);
    }

    private static String name(Request request, String name) {
        return secure(request) ? "__Host-" + name : name;
    }

    /**
     * Trusts the header from every client, unlike the API: a client that lies only makes its own
     * cookies stricter, while an unlisted proxy would make everybody's less strict.
     */
    private static boolean secure(Request request) {
        return "https".equals(request.header("X-Forwarded-Proto"));
    }
}
