package todo.api.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.WithNewUser;
import todo.json.Json;

/** A client of the revision 2026-07-28 that can ask its user does so before a deletion. */
class McpApprovalTest extends WithNewUser {

    private static final Map<String, ?> FORMS = Map.of("elicitation", Map.of("form", Map.of()));

    private static final int INVALID_PARAMS = -32602;

    private McpClient mcp;

    @BeforeEach
    void addTasks() {
        mcp = new McpClient(client);
        client.post("/api/tasks", Map.of("title", "Milk"));
        client.post("/api/tasks", Map.of("title", "Bread"));
    }

    @Test
    void the_question_names_the_tasks_and_nothing_is_deleted_before_the_answer() {
        var asked = delete(FORMS, "Milk", "Bread").get("result");

        assertThat(asked.get("resultType").textValue()).isEqualTo("input_required");
        assertThat(asked.has("content")).isFalse();
        var request = asked.at("/inputRequests/approval");
        assertThat(request.get("method").textValue()).isEqualTo("elicitation/create");
        assertThat(request.at("/params/mode").textValue()).isEqualTo("form");
        assertThat(request.at("/params/message").textValue())
                .matches("Delete (“Milk”, “Bread”|“Bread”, “Milk”)\\?");
        assertThat(request.at("/params/requestedSchema/properties")).isEmpty();
        assertThat(titles()).hasSize(2);
    }

    @Test
    void an_accepted_question_deletes_exactly_what_it_has_named() {
        var asked = delete(FORMS, "Milk").get("result");

        var result = answer(asked, "accept", "Milk").get("result");

        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/success").booleanValue()).isTrue();
        assertThat(titles()).containsExactly("Bread");
    }

    @ParameterizedTest
    @ValueSource(strings = {"decline", "cancel"})
    void a_refused_question_deletes_nothing_and_the_model_is_told(String action) {
        var asked = delete(FORMS, "Milk").get("result");

        var result = answer(asked, action, "Milk").get("result");

        assertThat(result.get("isError").booleanValue()).isTrue();
        assertThat(result.at("/structuredContent/error").textValue()).isEqualTo("REFUSED");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void an_answer_holds_for_no_other_tasks_and_cannot_be_forged() {
        var asked = delete(FORMS, "Milk").get("result");

        assertThat(code(answer(asked, "accept", "Milk", "Bread"))).isEqualTo(INVALID_PARAMS);
        var forged = asked.<ObjectNode>deepCopy();
        forged.put("requestState", asked.get("requestState").textValue() + "x");
        assertThat(code(answer(forged, "accept", "Milk"))).isEqualTo(INVALID_PARAMS);
        assertThat(titles()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"approval\": 1}",
                "{\"approval\": null}",
                "{\"approval\": {}}",
                "{\"approval\": {\"action\": \"yes\"}}",
                "[]",
                "null"
            })
    void a_malformed_answer_is_an_error(String responses) throws Exception {
        var asked = delete(FORMS, "Milk").get("result");
        var params = params("Milk");
        params.put("requestState", asked.get("requestState"));
        params.put("inputResponses", Json.MAPPER.readTree(responses));

        assertThat(code(send(FORMS, params))).isEqualTo(INVALID_PARAMS);
        assertThat(titles()).hasSize(2);
    }

    @Test
    void who_answers_without_having_been_asked_is_asked() {
        var params = params("Milk");
        params.put("inputResponses", Map.of("approval", Map.of("action", "accept")));
        assertThat(type(send(FORMS, params))).isEqualTo("input_required");

        var other = params("Milk");
        other.put("requestState", "x");
        other.put("inputResponses", Map.of("other", Map.of("action", "accept")));
        assertThat(type(send(FORMS, other))).isEqualTo("input_required");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void a_model_cannot_confirm_for_the_user() {
        var token = mcp.call("delete_tasks", Map.of("tasks", List.of("Milk", "Bread")));
        var params = params("Milk", "Bread");
        params.put(
                "arguments",
                Map.of(
                        "tasks",
                        List.of("Milk", "Bread"),
                        "confirmation",
                        token.get("confirmation").textValue()));

        assertThat(type(send(FORMS, params))).isEqualTo("input_required");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void what_cannot_be_deleted_is_not_asked_about() {
        var result = delete(FORMS, "Butter").get("result");

        assertThat(result.get("resultType").textValue()).isEqualTo("complete");
        assertThat(result.at("/structuredContent/error").textValue()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void a_client_that_shows_no_forms_confirms_by_a_second_call() {
        assertThat(type(delete(Map.of("elicitation", Map.of()), "Milk", "Bread")))
                .isEqualTo("input_required");
        for (var capabilities :
                List.<Map<String, ?>>of(Map.of(), Map.of("elicitation", Map.of("url", Map.of())))) {
            var result = delete(capabilities, "Milk", "Bread").get("result");
            assertThat(result.at("/structuredContent/error").textValue())
                    .isEqualTo("CONFIRMATION_REQUIRED");
        }
        assertThat(type(mcp.stateless(FORMS, "tools/list", Map.of()).body())).isEqualTo("complete");
    }

    private JsonNode delete(Map<String, ?> capabilities, String... tasks) {
        return send(capabilities, params(tasks));
    }

    private JsonNode answer(JsonNode asked, String action, String... tasks) {
        var params = params(tasks);
        params.put("requestState", asked.get("requestState"));
        params.put("inputResponses", Map.of("approval", Map.of("action", action)));
        return send(FORMS, params);
    }

    private JsonNode send(Map<String, ?> capabilities, Map<String, ?> params) {
        var answer = mcp.stateless(capabilities, "tools/call", params);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, Object> params(String... tasks) {
        return new HashMap<>(
                Map.of("name", "delete_tasks", "arguments", Map.of("tasks", List.of(tasks))));
    }

    private static String type(JsonNode body) {
        return body.at("/result/resultType").textValue();
    }

    private static int code(JsonNode body) {
        return body.at("/error/code").intValue();
    }

    private List<String> titles() {
        return client.get("/api/tasks").body().get("tasks").findValuesAsText("title");
    }
}
