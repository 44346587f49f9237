package todo.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import todo.api.Client;

/** A program that speaks MCP, of the revision 2025-11-25 unless it says otherwise. */
public record McpClient(Client client) {

    static final String LATEST = "2026-07-28";

    /** The answer to a request. */
    Client.Answer send(String method, Map<String, ?> params) {
        return client.post(
                "/mcp", Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", params));
    }

    JsonNode result(String method, Map<String, ?> params) {
        var answer = send(method, params);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("id").intValue()).isEqualTo(7);
        assertThat(answer.body().has("error")).as(answer.text()).isFalse();
        return answer.body().get("result");
    }

    JsonNode error(String method, Map<String, ?> params) {
        return send(method, params).body().path("error");
    }

    /** What a tool returns, be it an error. */
    public JsonNode call(String tool, Map<String, ?> arguments) {
        var result = result("tools/call", Map.of("name", tool, "arguments", arguments));
        var content = result.get("structuredContent");
        assertThat(result.get("isError").booleanValue())
                .isNotEqualTo(content.get("success").booleanValue());
        assertThat(result.at("/content/0/text").textValue()).isEqualTo(content.toString());
        return content;
    }

    /** What a tool returns that succeeds. */
    public JsonNode does(String tool, Map<String, ?> arguments) {
        var content = call(tool, arguments);
        assertThat(content.get("success").booleanValue()).as("%s", content).isTrue();
        return content;
    }

    /** The code of the error of a tool that fails. */
    public String refuses(String tool, Map<String, ?> arguments) {
        var content = call(tool, arguments);
        assertThat(content.get("success").booleanValue()).as("%s", content).isFalse();
        assertThat(content.get("message").textValue()).endsWith(".");
        return content.get("error").textValue();
    }

    /** A request of the revision 2026-07-28. */
    Client.Answer stateless(String method, Map<String, ?> params) {
        return stateless(Map.of(), method, params);
    }

    /** A request of the revision 2026-07-28, of a client with these capabilities. */
    Client.Answer stateless(Map<String, ?> capabilities, String method, Map<String, ?> params) {
        var all = new HashMap<String, Object>(params);
        all.put(
                "_meta",
                Map.of(
                        "io.modelcontextprotocol/protocolVersion",
                        LATEST,
                        "io.modelcontextprotocol/clientCapabilities",
                        capabilities));
        var sender = client.with("MCP-Protocol-Version", LATEST).with("Mcp-Method", method);
        var name = params.get(params.containsKey("uri") ? "uri" : "name");
        return new McpClient(name == null ? sender : sender.with("Mcp-Name", name.toString()))
                .send(method, all);
    }
}
