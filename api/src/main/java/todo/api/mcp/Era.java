package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import todo.http.Request;
import todo.json.Json;

/**
 * The two kinds of revisions of the protocol: since 2026-07-28 every request says all of itself;
 * before, a client began with {@code initialize}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/changelog">Changelog</a>
 */
enum Era {
    HANDSHAKE,
    STATELESS;

    static final String LATEST_HANDSHAKE = "2025-11-25";

    private static final List<String> HANDSHAKE_VERSIONS =
            List.of(LATEST_HANDSHAKE, "2025-06-18", "2025-03-26");

    private static final List<String> STATELESS_VERSIONS = List.of("2026-07-28");

    private static final String META = "io.modelcontextprotocol/";

    private static final String VERSION_HEADER = "MCP-Protocol-Version";

    /** The parameter that the header Mcp-Name repeats. */
    private static final Map<String, String> NAMES =
            Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri");

    /**
     * The body decides: clients send the headers of the newer era with older messages too.
     *
     * @throws RpcError if the version is not supported, or the headers contradict the body
     */
    static Era of(Request request, RpcMessage message) {
        var meta = meta(message);
        var version = meta.path(META + "protocolVersion");
        var header = request.header(VERSION_HEADER);
        if (version.isMissingNode()) {
            requireHandshake(message, header);
            return HANDSHAKE;
        }
        if (header != null) {
            requireEqual(VERSION_HEADER, header, version.asText());
        }
        if (!STATELESS_VERSIONS.contains(version.asText())) {
            throw unsupported(version.asText());
        }
        requireEqual(VERSION_HEADER, header, version.asText());
        requireEqual("Mcp-Method", request.header("Mcp-Method"), message.method());
        var named = NAMES.get(message.method());
        if (named != null) {
            requireEqual("Mcp-Name", decoded(request.header("Mcp-Name")), message.text(named));
        }
        if (message.isRequest() && !capabilities(message).isObject()) {
            throw incomplete();
        }
        return STATELESS;
    }

    private static JsonNode meta(RpcMessage message) {
        return message.params().path("_meta");
    }

    /**
     * @return what the client can do, by a request of the era {@link #STATELESS}; missing in others
     */
    static JsonNode capabilities(RpcMessage message) {
        return meta(message).path(META + "clientCapabilities");
    }

    /** Of an older client, which sends the version in a header after the handshake. */
    private static void requireHandshake(RpcMessage message, @Nullable String header) {
        if (header == null
                || message.method().equals("initialize")
                || HANDSHAKE_VERSIONS.contains(header)) {
            return;
        }
        throw STATELESS_VERSIONS.contains(header) ? incomplete() : unsupported(header);
    }

    /**
     * @param requested by {@code initialize}
     * @return the version in which the server answers
     */
    static String negotiated(JsonNode requested) {
        return HANDSHAKE_VERSIONS.contains(requested.asText())
                ? requested.asText()
                : LATEST_HANDSHAKE;
    }

    /**
     * @return all versions, the newest first
     */
    static List<String> versions() {
        return Stream.concat(STATELESS_VERSIONS.stream(), HANDSHAKE_VERSIONS.stream()).toList();
    }

    private static void requireEqual(String header, @Nullable String sent, String expected) {
        if (!expected.equals(sent)) {
            throw new RpcError(
                    400,
                    RpcError.HEADER_MISMATCH,
                    "The header " + header + " does not match the body.");
        }
    }

    /** A name that a header cannot carry is in Base64, as {@code =?base64?…?=}. */
    private static @Nullable String decoded(@Nullable String header) {
        if (header == null || !header.startsWith("=?base64?") || !header.endsWith("?=")) {
            return header;
        }
        try {
            var encoded = header.substring("=?base64?".length(), header.length() - "?=".length());
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    private static RpcError incomplete() {
        return new RpcError(
                400,
                RpcError.INVALID_PARAMS,
                "A request needs _meta with protocolVersion and clientCapabilities.");
    }

    private static RpcError unsupported(String requested) {
        var data = Json.MAPPER.createObjectNode().put("requested", requested);
        versions().forEach(data.putArray("supported")::add);
        return new RpcError(
                400, RpcError.UNSUPPORTED_VERSION, "Unsupported protocol version.", data);
    }
}
