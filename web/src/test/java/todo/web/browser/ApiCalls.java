package todo.web.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import todo.http.Form;

/** What a program sends to the API without a browser, each time from another address. */
record ApiCalls(URI api) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param token empty for none
     */
    HttpResponse<String> json(String path, Object value, String token) {
        try {
            return send(path, "application/json", JSON.writeValueAsString(value), token);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    HttpResponse<String> form(String path, Form form) {
        return send(path, "application/x-www-form-urlencoded", form.encoded(), "");
    }

    private HttpResponse<String> send(String path, String type, String body, String token) {
        var request =
                HttpRequest.newBuilder(api.resolve(path))
                        .header("Content-Type", type)
                        .header("X-Forwarded-For", Site.nextAddress())
                        .POST(BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * @throws AssertionError if the answer is an error
     */
    static JsonNode body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
