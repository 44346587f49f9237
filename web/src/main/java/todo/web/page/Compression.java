package todo.web.page;

import java.util.List;
import todo.http.Body;
import todo.http.Filter;
import todo.http.Handler;
import todo.http.Request;
import todo.http.Response;
import todo.web.asset.AcceptEncoding;
import todo.web.asset.Gzip;

/**
 * Compresses HTML with gzip. (Brotli would need native code at run time: the JDK has no encoder.)
 *
 * <p>BREACH guesses a secret by having the victim's browser request pages that reflect the guess
 * next to the secret, and by watching their compressed length. No page contains a token: sessions
 * are in cookies, and {@link todo.web.Csrf} needs no token. But a search page shows the query next
 * to the titles of tasks, which are private too. The attack needs requests that another site
 * chooses, so the answers to those are not compressed. Without Fetch Metadata, a request over HTTPS
 * may come from another site and is treated like one; over HTTP there is nothing to protect, since
 * everybody on the way can read the page.
 *
 * @see <a href="https://www.breachattack.com/">BREACH</a>
 */
public final class Compression implements Filter {

    /** In bytes. A shorter body fits into a packet or two as it is. */
    private static final int MIN_LENGTH = 1024;

    /**
     * Of the 390 KB of a page of 200 tasks, level 3 leaves 22.1 KB in 0.6 ms of CPU, and level 6
     * leaves 19.6 KB in 1.5 ms, of 3.6 ms for the whole page.
     */
    private static final int LEVEL = 6;

    @Override
    public Handler around(Handler next) {
        return request -> {
            var response = next.handle(request);
            return isHtml(response) ? compress(response, request) : response;
        };
    }

    private static boolean isHtml(Response response) {
        var type = response.headers().first("Content-Type");
        return type != null && type.startsWith("text/html");
    }

    private static Response compress(Response response, Request request) {
        var varying = response.and("Vary", "Accept-Encoding, Sec-Fetch-Site");
        return response.body() instanceof Body.Bytes(var bytes)
                        && bytes.length >= MIN_LENGTH
                        && isOwn(request)
                        && !AcceptEncoding.best(request, List.of("gzip")).isEmpty()
                ? new Response(
                        varying.status(),
                        varying.headers().with("Content-Encoding", "gzip"),
                        new Body.Bytes(Gzip.compress(bytes, LEVEL)))
                : varying;
    }

    /** Whether no other site can have chosen this request. */
    private static boolean isOwn(Request request) {
        var site = request.header("Sec-Fetch-Site");
        return site == null
                ? !"https".equals(request.header("X-Forwarded-Proto"))
                : site.equals("same-origin") || site.equals("none");
    }
}
