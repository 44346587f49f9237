package todo.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.Client;
import todo.api.TestApi;
import todo.api.WithNewUser;

class McpTest extends WithNewUser {

    private McpClient mcp;

    @BeforeEach
    void connect() {
        mcp = new McpClient(client);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        "2025-03-26, 2025-03-26",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25"
    })
    void an_older_client_begins_with_a_handshake(String asked, String answered) {
        var result =
                mcp.result(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                asked,
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "t", "version", "1")));

        assertThat(result.get("protocolVersion").textValue()).isEqualTo(answered);
        assertThat(result.get("capabilities").fieldNames())
                .toIterable()
                .containsExactly("tools", "resources", "prompts", "completions");
        assertThat(result.at("/serverInfo/name").textValue()).isEqualTo("todo");
        var ready =
                client.post(
                        "/mcp", Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        assertThat(ready.status()).isEqualTo(202);
        assertThat(ready.text()).isEmpty();
        assertThat(mcp.result("ping", Map.of())).isEmpty();
    }

    @Test
    void a_client_of_2026_discovers_the_server() {
        var answer = mcp.stateless("server/discover", Map.of());

        var result = answer.body().get("result");
        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(result.get("supportedVersions").get(0).textValue()).isEqualTo(McpClient.LATEST);
        assertThat(result.get("cacheScope").textValue()).isEqualTo("public");
        assertThat(result.get("ttlMs").isIntegralNumber()).isTrue();
        assertThat(
                        result.get("_meta")
                                .get("io.modelcontextprotocol/serverInfo")
                                .get("name")
                                .textValue())
                .isEqualTo("todo");
        assertThat(mcp.stateless("ping", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void a_client_of_2026_lists_and_calls_tools() {
        var list = mcp.stateless("tools/list", Map.of()).body().get("result");
        assertThat(list.get("cacheScope").textValue()).isEqualTo("private");
        assertThat(list.get("tools")).hasSize(14);

        var call = Map.of("name", "add_tasks", "arguments", Map.of("tasks", List.of(line("x"))));
        var result = mcp.stateless("tools/call", call).body().get("result");
        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/success").booleanValue()).isTrue();
    }

    @Test
    void headers_of_2026_have_to_match_the_body() {
        var params =
                Map.of(
                        "name",
                        "list_lists",
                        "_meta",
                        Map.of(
                                "io.modelcontextprotocol/protocolVersion",
                                McpClient.LATEST,
                                "io.modelcontextprotocol/clientCapabilities",
                                Map.of()));
        var versioned = client.with("MCP-Protocol-Version", McpClient.LATEST);
        var good = versioned.with("Mcp-Method", "tools/call").with("Mcp-Name", "list_lists");
        assertThat(code(good, params)).isZero();
        assertThat(code(good.with("Mcp-Name", "=?base64?bGlzdF9saXN0cw==?="), params)).isZero();

        for (var bad :
                List.of(
                        client,
                        versioned,
                        good.with("MCP-Protocol-Version", "2099-01-01"),
                        good.with("Mcp-Name", "delete_tasks"),
                        good.with("Mcp-Name", "=?base64?!?="),
                        good.with("Mcp-Method", "tools/list"),
                        good.with("MCP-Protocol-Version", "2025-11-25"))) {
            assertThat(code(bad, params)).isEqualTo(RpcError.HEADER_MISMATCH);
        }
    }

    private static int code(Client sender, Map<String, ?> params) {
        var answer = new McpClient(sender).send("tools/call", params);
        var code = answer.body().at("/error/code").intValue();
        assertThat(answer.status()).isEqualTo(code == 0 ? 200 : 400);
        return code;
    }

    @Test
    void an_unknown_version_is_refused_with_those_that_are_known() {
        var meta = Map.of("io.modelcontextprotocol/protocolVersion", "2099-01-01");
        var answer = mcp.send("tools/list", Map.of("_meta", meta));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/error/code").intValue()).isEqualTo(-32022);
        assertThat(answer.body().at("/error/data/supported")).hasSize(4);
        var incomplete = new McpClient(client.with("MCP-Protocol-Version", McpClient.LATEST));
        assertThat(incomplete.error("tools/list", Map.of()).get("code").intValue())
                .isEqualTo(-32602);
        var header = new McpClient(client.with("MCP-Protocol-Version", "2099-01-01"));
        assertThat(header.send("tools/list", Map.of()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | -32700",
                "'' | -32600",
                "null | -32600",
                "[] | -32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600",
                "{\"id\":1,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | -32600"
            })
    void what_is_no_message_is_refused(String body, int code) {
        var answer = client.with("Content-Type", "application/json").raw("POST", "/mcp", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().at("/error/code").intValue()).isEqualTo(code);
        assertThat(answer.body().get("id").isNull()).isTrue();
    }

    @Test
    void what_does_not_exist_is_an_error_of_the_protocol() {
        assertThat(mcp.error("tasks/dance", Map.of()).get("code").intValue()).isEqualTo(-32601);
        assertThat(mcp.error("tools/call", Map.of("name", "dance")).get("code").intValue())
                .isEqualTo(-32602);
        assertThat(mcp.error("tools/call", Map.of()).get("code").intValue()).isEqualTo(-32602);
        assertThat(
                        mcp.error("tools/call", Map.of("name", "undo", "arguments", List.of()))
                                .get("code")
                                .intValue())
                .isEqualTo(-32602);
        assertThat(mcp.error("prompts/get", Map.of("name", "dance")).get("code").intValue())
                .isEqualTo(-32602);
        var uri = Map.of("uri", "todo://tasks/00000000-0000-7000-8000-000000000000");
        assertThat(mcp.error("resources/read", uri).get("code").intValue()).isEqualTo(-32002);
        var stateless = mcp.stateless("resources/read", uri).body();
        assertThat(stateless.at("/error/code").intValue()).isEqualTo(-32602);
    }

    @Test
    void only_pages_of_known_origins_may_call() {
        var page = new McpClient(client.with("Origin", "https://evil.example"));

        assertThat(page.send("tools/list", Map.of()).status()).isEqualTo(403);
        var origins = Map.of("CORS_ORIGINS", "https://known.example");
        try (var other = TestApi.start(TestApi.database(), Clock.systemUTC(), origins)) {
            other.awaitReady();
            var known = other.newUser().with("Origin", "https://known.example");
            assertThat(new McpClient(known).send("tools/list", Map.of()).status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_is_required() {
        var answer = new McpClient(api.client()).send("tools/list", Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
        assertThat(client.get("/mcp").status()).isEqualTo(405);
        assertThat(client.delete("/mcp").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oauth-protected-resource",
                "oauth-protected-resource/mcp",
                "oauth-authorization-server",
                "openid-configuration"
            })
    void what_oauth_would_publish_is_not_there(String name) {
        var answer = api.client().get("/.well-known/" + name);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_token_that_may_only_read_sees_and_calls_only_what_reads() {
        var token = client.post("/api/auth/tokens", Map.of("name", "r", "scope", "read"));
        var reader = new McpClient(api.bearing(token.body().get("token").textValue()));

        var listed = reader.result("tools/list", Map.of()).get("tools").findValuesAsText("name");
        assertThat(listed)
                .containsExactly(
                        "get_overview", "find_tasks", "get_task", "list_lists", "search", "fetch");
        assertThat(reader.does("list_lists", Map.of()).get("lists")).isEmpty();
        assertThat(reader.refuses("add_tasks", Map.of("tasks", List.of(line("x")))))
                .isEqualTo("READ_ONLY_TOKEN");
    }

    @Test
    void the_definitions_of_all_tools_are_small_and_complete() {
        var result = mcp.result("tools/list", Map.of());

        assertThat(result.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(14_000);
        var names = new HashSet<String>();
        for (var tool : result.get("tools")) {
            assertThat(tool.get("name").textValue()).matches("[a-z_]{1,40}");
            assertThat(names.add(tool.get("name").textValue())).isTrue();
            assertThat(tool.at("/inputSchema/type").textValue()).isEqualTo("object");
            assertThat(tool.at("/outputSchema/type").textValue()).isEqualTo("object");
            assertThat(tool.get("annotations"))
                    .hasSize(4)
                    .allSatisfy(hint -> assertThat(hint.isBoolean()).isTrue());
        }
    }

    @Test
    void lists_saved_queries_and_tasks_are_resources() {
        var list = client.post("/api/lists", Map.of("name", "Home")).body().get("id").textValue();
        client.post("/api/queries", Map.of("name", "Urgent", "q", "!high"));
        var task = Map.of("title", "Paint the door", "list_id", list, "priority", "High");
        var id = client.post("/api/tasks", task).body().get("id").textValue();

        var resources = mcp.result("resources/list", Map.of()).get("resources");
        assertThat(resources.findValuesAsText("name")).containsExactly("Home", "Urgent");
        assertThat(mcp.result("resources/templates/list", Map.of()).get("resourceTemplates"))
                .hasSize(3);
        for (var uri : resources.findValuesAsText("uri")) {
            assertThat(text(uri)).contains("Paint the door");
        }
        assertThat(text("todo://tasks/" + id)).contains("Paint the door");
    }

    private String text(String uri) {
        return mcp.result("resources/read", Map.of("uri", uri)).at("/contents/0/text").textValue();
    }

    @Test
    void prompts_are_offered_with_completions() {
        client.post("/api/tasks", Map.of("title", "Move house"));
        assertThat(mcp.result("prompts/list", Map.of()).get("prompts").findValuesAsText("title"))
                .containsExactly("Plan my day", "Weekly review", "Break a task down");
        for (var name : List.of("plan_my_day", "weekly_review")) {
            var prompt = mcp.result("prompts/get", Map.of("name", name));
            assertThat(prompt.at("/messages/0/content/text").textValue()).isNotBlank();
        }

        var arguments = Map.of("task", "Move house");
        var prompt =
                mcp.result("prompts/get", Map.of("name", "break_down", "arguments", arguments));
        assertThat(prompt.at("/messages/0/content/text").textValue()).endsWith(": Move house");
        assertThat(mcp.error("prompts/get", Map.of("name", "break_down")).get("code").intValue())
                .isEqualTo(-32602);
        var completion =
                mcp.result(
                        "completion/complete",
                        Map.of(
                                "ref",
                                Map.of("type", "ref/prompt", "name", "break_down"),
                                "argument",
                                Map.of("name", "task", "value", "mov")));
        assertThat(completion.at("/completion/values/0").textValue()).isEqualTo("Move house");
    }

    @Test
    void calls_are_counted_by_tool_and_outcome() {
        mcp.does("list_lists", Map.of());
        mcp.refuses("get_task", Map.of("task", "nothing"));

        assertThat(api.client().get("/metrics").text())
                .contains("todo_tool_calls_total{tool=\"list_lists\",outcome=\"success\",}")
                .contains("todo_tool_calls_total{tool=\"get_task\",outcome=\"task_not_found\",}");
    }

    private static Map<String, String> line(String text) {
        return Map.of("line", text);
    }
}
