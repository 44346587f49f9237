package todo.web.settings;

import todo.http.Request;

/**
 * The public address of a calendar feed.
 *
 * @param url of the calendar with to-dos
 */
public record FeedAddress(String url) {

    /**
     * @param path on the host that the browser reached
     */
    static FeedAddress of(Request request, String path) {
        var scheme = "https".equals(request.header("X-Forwarded-Proto")) ? "https" : "http";
        return new FeedAddress(scheme + "://" + request.header("Host") + path);
    }

    /**
     * @return the calendar with events, for programs that show no to-dos
     */
    public String events() {
        return url + "?as=events";
    }

    /**
     * @return opens the calendar program of the device
     */
    public String subscription() {
        return events().replaceFirst("^https?", "webcal");
    }
}
