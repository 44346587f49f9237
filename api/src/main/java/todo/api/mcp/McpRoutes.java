package todo.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.api.account.Auth;
import todo.api.account.Channel;
import todo.api.account.Scope;
import todo.api.account.UnverifiedCaller;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.http.Handler;
import todo.http.JsonBody;
import todo.http.Request;
import todo.http.Response;
import todo.http.Routes;
import todo.json.Json;

/**
 * {@code POST /mcp}: the transport Streamable HTTP, stateless and without streams.
 *
 * @see <a
 *     href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports">Transports</a>
 */
public final class McpRoutes {

    private static final int BODY_LIMIT = 1024 * 1024;

    private final McpMethods methods;
    private final Auth auth;
    private final Set<String> origins;
    private final @Nullable McpOauth oauth;

    /**
     * @param origins of the pages that may call from a browser
     * @param oauth null if it is switched off
     */
    public McpRoutes(McpMethods methods, Auth auth, Set<String> origins, @Nullable McpOauth oauth) {
        this.methods = methods;
        this.auth = auth;
        this.origins = origins;
        this.oauth = oauth;
    }

    /**
     * {@code /mcp/token} never speaks of OAuth: some clients ignore their own token where a server
     * does.
     */
    public void add(Routes routes) {
        var plain =
                ofKnownOrigin(
                        auth.scopedByHandler(
                                Channel.MCP,
                                (request, caller) -> answer(request, caller, Scope.DELETE)));
        var delegated = oauth == null ? plain : ofKnownOrigin(delegated(oauth));
        routes.post("/mcp", delegated).post("/mcp/token", plain);
    }

    private Handler delegated(McpOauth oauth) {
        return oauth.challenging(
                auth.scopedByHandler(
                        Channel.MCP,
                        oauth::caller,
                        (request, caller) -> answer(request, caller, caller.scope())));
    }

    /** Against DNS rebinding: a page of another origin must not reach a server in a private net. */
    private Handler ofKnownOrigin(Handler handler) {
        return request -> {
            var origin = request.header("Origin");
            if (origin != null && !origins.contains(origin)) {
                throw new Failure.Forbidden(
                        FailureCode.CROSS_SITE, "Pages of this origin may not call this server.");
            }
            return handler.handle(request);
        };
    }

    /**
     * @param sufficient the scope up to which a call reaches its tool
     * @throws McpOauth.InsufficientScope if the call needs more
     */
    private Response answer(Request request, UnverifiedCaller caller, Scope sufficient) {
        JsonNode id = NullNode.getInstance();
        try {
            var message = RpcMessage.parse(json(request));
            // A tool verifies its caller, some by the statement that does their work.
            var known =
                    message.method().equals(McpMethods.CALL)
                            ? caller
                            : UnverifiedCaller.of(caller.caller());
            if (!message.isRequest()) {
                return Response.status(202);
            }
            id = message.id();
            var era = Era.of(request, message);
            var required = methods.requiredScope(message);
            if (!sufficient.includes(required)) {
                throw new McpOauth.InsufficientScope(required);
            }
            var answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
            answer.set("id", id);
            answer.set("result", methods.call(known, era, message));
            return Response.json(200, answer);
        } catch (RpcError error) {
            return error(id, error);
        }
    }

    private static JsonNode json(Request request) {
        try {
            return JsonBody.tree(request, BODY_LIMIT);
        } catch (Failure.BadRequest malformed) {
            throw new RpcError(400, RpcError.PARSE_ERROR, malformed.detail());
        }
    }

    private static Response error(JsonNode id, RpcError error) {
        var answer = Json.MAPPER.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", id);
        var member = answer.putObject("error").put("code", error.code());
        member.put("message", error.text());
        if (!error.data().isMissingNode()) {
            member.set("data", error.data());
        }
        return Response.json(error.status(), answer);
    }
}
