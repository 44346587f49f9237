package todo.web.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import todo.http.Filter;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;

/** Keeps a message in a cookie until the next page, which shows it once. */
public final class FlashCookie implements Filter {

    private static final String COOKIE = "flash";

    /**
     * @return the redirect; the page that it leads to shows the message
     */
    public static Response with(Response redirect, Request request, FlashMessage message) {
        return Cookies.setText(redirect, request, COOKIE, message.encode(), Duration.ofMinutes(1));
    }

    public static Response with(Response redirect, Request request, String sentence) {
        return with(redirect, request, FlashMessage.of(sentence));
    }

    /**
     * @return null for none, and for a part of a page, which has no place for a message: the live
     *     refresh of another window leaves it to the next page
     */
    static @Nullable FlashMessage of(Request request) {
        if (Htmx.asks(request)) {
            return null;
        }
        var text = Cookies.text(request, COOKIE);
        return text == null ? null : FlashMessage.decode(text);
    }

    /** Clears the cookie with the page that shows its message. */
    @Override
    public Handler around(Handler next) {
        return request -> {
            var response = next.handle(request);
            var type = response.headers().first("Content-Type");
            var shown = type != null && type.startsWith("text/html") && of(request) != null;
            return shown ? Cookies.clear(response, request, COOKIE) : response;
        };
    }
}
