package todo.web.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import todo.http.Filter;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;

/** A sentence that waits in a cookie for the next page, and is said there once. */
public final class FlashCookie implements Filter {

    private static final String COOKIE = "flash";

    /**
     * @return the redirect, and what the page behind it says
     */
    public static Response with(Response redirect, Request request, FlashMessage said) {
        return Cookies.setText(redirect, request, COOKIE, said.encode(), Duration.ofMinutes(1));
    }

    public static Response with(Response redirect, Request request, String sentence) {
        return with(redirect, request, FlashMessage.of(sentence));
    }

    static @Nullable FlashMessage of(Request request) {
        var text = Cookies.text(request, COOKIE);
        return text == null ? null : FlashMessage.decode(text);
    }

    /** Forgets the sentence with the page that says it. */
    @Override
    public Handler around(Handler next) {
        return request -> {
            var response = next.handle(request);
            var type = response.headers().first("Content-Type");
            var said = type != null && type.startsWith("text/html") && of(request) != null;
            return said ? Cookies.clear(response, request, COOKIE) : response;
        };
    }
}
