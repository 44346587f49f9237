package todo.api.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import todo.http.Body;
import todo.http.Headers;
import todo.http.Json;
import todo.http.Response;

/**
 * What a request was answered, as the database keeps it.
 *
 * @param digest of the request
 * @param status 0 where the answer had a secret in it: then nothing of it is kept
 * @param headers those of the handler, as a JSON object of lists
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record StoredResponse(byte[] digest, int status, String headers, byte[] body) {

    private static final TypeReference<Map<String, List<String>>> HEADERS =
            new TypeReference<>() {};

    /**
     * @throws IllegalArgumentException if the answer is written while it is sent
     */
    static StoredResponse of(IdempotencyKey key, Response response) {
        if (!(response.body() instanceof Body.Bytes body)) {
            throw new IllegalArgumentException("a stream cannot be kept");
        }
        var headers = Json.text(response.headers().asMap());
        return new StoredResponse(key.digest(), response.status(), headers, body.bytes());
    }

    static StoredResponse read(ResultSet row) throws SQLException {
        return new StoredResponse(
                row.getBytes("request_hash"),
                row.getInt("status"),
                row.getString("headers"),
                row.getBytes("body"));
    }

    boolean isSecret() {
        return status == 0;
    }

    Response response() {
        try {
            var lines = new Headers(Json.MAPPER.readValue(headers, HEADERS));
            return new Response(status, lines, new Body.Bytes(body));
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
