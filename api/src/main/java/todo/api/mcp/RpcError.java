package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A request that is answered with an error of JSON-RPC.
 *
 * @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, error object</a>
 */
final class RpcError extends RuntimeException {

    private static final long serialVersionUID = 1;

    static final int PARSE_ERROR = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int RESOURCE_NOT_FOUND = -32002;
    static final int HEADER_MISMATCH = -32020;
    static final int UNSUPPORTED_VERSION = -32022;

    private final int status;
    private final int code;
    private final transient JsonNode data;

    RpcError(int status, int code, String message, JsonNode data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    /**
     * @param status of the HTTP response
     */
    RpcError(int status, int code, String message) {
        this(status, code, message, MissingNode.getInstance());
    }

    static RpcError invalidParams(String message) {
        return new RpcError(200, INVALID_PARAMS, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    /**
     * @return missing for none
     */
    JsonNode data() {
        return data;
    }
}
