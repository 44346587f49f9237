package todo.api.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static todo.api.chat.model.ScriptedModel.calls;
import static todo.api.chat.model.ScriptedModel.deltas;
import static todo.api.chat.model.ScriptedModel.events;
import static todo.api.chat.model.ScriptedModel.says;
import static todo.api.chat.model.ScriptedModel.whole;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.json.Json;

/** What servers send, each in its own dialect. */
@Timeout(60)
class ModelClientTest {

    private static final String FIND =
            "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"find_tasks\",\"arguments\":\"{}\"}}]}";

    private final ScriptedModel model = ScriptedModel.start();
    private final CollectorRegistry metrics = new CollectorRegistry();
    private final ModelClient client =
            new ModelClient(
                    new ModelConfig(
                            model.base(),
                            "test-model",
                            new ModelConfig.Key("sk-test"),
                            ModelConfig.TimeLimits.USUAL),
                    metrics);
    private final FakeTurn turn = FakeTurn.asked("hello");
    private final StringBuilder text = new StringBuilder();

    @AfterEach
    void stop() {
        client.close();
        model.close();
    }

    private ModelReply ask(ScriptedModel.Play play) throws IOException, ModelFailure {
        model.then(play);
        var messages = new ChatMessages();
        messages.system("Be brief.");
        messages.add(FakeTurn.user("hello"), 1_000);
        return client.ask(ModelQuestion.of(messages, List.of()), turn, text::append);
    }

    /** The calls of an answer, such as {@code find_tasks{"query":"x"}}. */
    private List<String> callsOf(ScriptedModel.Play play) throws IOException, ModelFailure {
        return ask(play).calls().stream()
                .map(call -> call.name() + call.arguments().map(Object::toString).orElse("?"))
                .toList();
    }

    private static String fragment(
            @Nullable Integer index, @Nullable String id, @Nullable String name, String arguments) {
        var call = Json.MAPPER.createObjectNode();
        if (index != null) {
            call.put("index", index);
        }
        if (id != null) {
            call.put("id", id);
        }
        var function = call.putObject("function");
        if (name != null) {
            function.put("name", name);
        }
        function.put("arguments", arguments);
        return "{\"tool_calls\":[" + call + "]}";
    }

    @Test
    void a_request_has_the_model_the_key_and_asks_for_a_stream_with_tokens() throws Exception {
        ask(says("Hi"));

        var request = model.lastRequest();
        assertThat(request.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.headers()).containsEntry("authorization", "Bearer sk-test");
        assertThat(request.body().get("model").textValue()).isEqualTo("test-model");
        assertThat(request.body().get("stream").booleanValue()).isTrue();
        assertThat(request.body().at("/stream_options/include_usage").booleanValue()).isTrue();
        assertThat(request.system()).isEqualTo("Be brief.");
    }

    @Test
    void text_is_passed_on_as_it_arrives() throws Exception {
        var pieces = new ArrayList<String>();
        model.then(says("Grüß ", "dich", "!"));
        var messages = new ChatMessages();
        client.ask(ModelQuestion.of(messages, List.of()), turn, pieces::add);

        assertThat(pieces).containsExactly("Grüß ", "dich", "!");
    }

    @Test
    void a_connection_serves_several_requests() throws Exception {
        ask(says("a"));
        ask(says("b"));

        assertThat(model.connections()).isEqualTo(1);
    }

    @Test
    void calls_count_whatever_the_reason_to_finish_says() throws Exception {
        assertThat(callsOf(deltas("stop", FIND))).containsExactly("find_tasks{}");
        assertThat(callsOf(deltas("function_call", FIND))).containsExactly("find_tasks{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "content_filter"})
    void an_answer_that_a_limit_has_ended_is_marked(String reason) throws Exception {
        assertThat(ask(deltas(reason, FIND)).cutShort()).isTrue();
    }

    @Test
    void parallel_calls_come_in_fragments_by_index() throws Exception {
        var play =
                deltas(
                        "tool_calls",
                        fragment(0, "a", "find_tasks", ""),
                        fragment(1, "b", "get_task", "{\"ta"),
                        fragment(0, null, null, "{\"query\":\"x\"}"),
                        fragment(1, null, null, "sk\":\"y\"}"));

        assertThat(callsOf(play))
                .containsExactly("find_tasks{\"query\":\"x\"}", "get_task{\"task\":\"y\"}");
    }

    @Test
    void a_new_id_begins_a_new_call_where_the_index_is_missing_or_always_0() throws Exception {
        for (var index : new Integer[] {null, 0}) {
            var play =
                    deltas(
                            "tool_calls",
                            fragment(index, "a", "get_task", "{\"task\":"),
                            fragment(index, null, null, "\"x\"}"),
                            fragment(index, "b", "get_task", ""),
                            fragment(index, "", "", "{\"task\":\"y\"}"));

            assertThat(callsOf(play))
                    .containsExactly("get_task{\"task\":\"x\"}", "get_task{\"task\":\"y\"}");
        }
    }

    @Test
    void calls_without_ids_and_indices_are_told_apart_by_their_whole_arguments() throws Exception {
        for (var id : new String[] {null, "", "same"}) {
            var play =
                    deltas(
                            "tool_calls",
                            fragment(null, id, "get_task", "{\"task\":\"x\"}"),
                            fragment(null, id, "get_task", "{\"task\":\"y\"}"),
                            fragment(null, id, "list_lists", ""));

            assertThat(callsOf(play))
                    .containsExactly(
                            "get_task{\"task\":\"x\"}", "get_task{\"task\":\"y\"}", "list_lists{}");
        }
    }

    @Test
    void calls_of_one_chunk_are_several_without_indices() throws Exception {
        var play =
                deltas(
                        "stop",
                        "{\"tool_calls\":[{\"function\":{\"name\":\"list_lists\",\"arguments\":\"\"}},"
                                + "{\"function\":{\"name\":\"list_lists\",\"arguments\":\"\"}}]}");

        assertThat(callsOf(play)).containsExactly("list_lists{}", "list_lists{}");
    }

    @Test
    void a_null_id_is_none() throws Exception {
        var play =
                deltas(
                        "stop",
                        "{\"tool_calls\":[{\"index\":0,\"id\":null,\"function\":{\"name\":\"undo\",\"arguments\":\"{\"}}]}",
                        "{\"tool_calls\":[{\"index\":0,\"id\":null,\"function\":{\"name\":null,\"arguments\":\"}\"}}]}");

        assertThat(callsOf(play)).containsExactly("undo{}");
    }

    @Test
    void a_name_counts_once_though_every_chunk_repeats_it() throws Exception {
        var play =
                deltas(
                        "tool_calls",
                        fragment(0, "a", "get_task", "{\"task\""),
                        fragment(0, "a", "get_task", ":\"x\""),
                        fragment(0, "a", "get_task", "}"),
                        fragment(0, "a", "get_task", ""));

        assertThat(callsOf(play)).containsExactly("get_task{\"task\":\"x\"}");
    }

    @Test
    void an_empty_name_later_changes_nothing_and_a_late_name_counts() throws Exception {
        var play =
                deltas(
                        "tool_calls",
                        fragment(0, "a", "", ""),
                        fragment(0, "a", "get_task", "{\"task\":"),
                        fragment(0, "a", "", "\"x\"}"));

        assertThat(callsOf(play)).containsExactly("get_task{\"task\":\"x\"}");
    }

    @Test
    void a_call_without_a_name_is_none() throws Exception {
        var play = deltas("tool_calls", fragment(0, "a", null, "{}"), fragment(1, "b", "undo", ""));

        assertThat(callsOf(play)).containsExactly("undo{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"{\\\"task\\\":\\\"x\\\"}\"",
                "{\"task\":\"x\"}",
                "\"\\\"{\\\\\\\"task\\\\\\\":\\\\\\\"x\\\\\\\"}\\\"\""
            })
    void arguments_come_at_once_as_text_as_an_object_or_as_text_in_text(String arguments)
            throws Exception {
        var play =
                deltas(
                        "stop",
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"get_task\",\"arguments\":"
                                + arguments
                                + "}}]}");

        assertThat(callsOf(play)).containsExactly("get_task{\"task\":\"x\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "\"null\"", "{}", "\" \""})
    void no_arguments_are_written_in_many_ways(String arguments) throws Exception {
        var play =
                deltas(
                        "stop",
                        "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"undo\",\"arguments\":"
                                + arguments
                                + "}}]}");

        assertThat(callsOf(play)).containsExactly("undo{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"task\":", "[1]", "nonsense", "{}{}", "{\"a\":1,\"a\":2}"})
    void arguments_that_are_no_object_are_noticed(String arguments) throws Exception {
        assertThat(callsOf(deltas("stop", fragment(0, "a", "get_task", arguments))))
                .containsExactly("get_task?");
    }

    @Test
    void arguments_may_have_any_character() throws Exception {
        var arguments = "{\"line\":\"Buy 🎂 \\\\u0000\"}";

        assertThat(callsOf(deltas("stop", fragment(0, "a", "add_tasks", arguments))))
                .containsExactly("add_tasks" + Json.MAPPER.readTree(arguments));
    }

    @Test
    void more_calls_than_anybody_needs_are_ignored() throws Exception {
        var many =
                IntStream.range(0, 100)
                        .mapToObj(i -> fragment(i, "id" + i, "undo", "{}"))
                        .toArray(String[]::new);

        assertThat(callsOf(deltas("tool_calls", many))).hasSize(32);
    }

    @Test
    void text_with_an_empty_list_of_calls_is_text() throws Exception {
        var reply =
                ask(
                        deltas(
                                "stop",
                                "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[]}",
                                "{\"content\":\"Hi\",\"tool_calls\":[]}",
                                "{\"content\":null,\"tool_calls\":null}"));

        assertThat(reply.calls()).isEmpty();
        assertThat(text).hasToString("Hi");
    }

    @Test
    void thoughts_are_not_shown() throws Exception {
        ask(
                deltas(
                        "stop",
                        "{\"reasoning_content\":\"secret\"}",
                        "{\"reasoning\":\"secret\",\"content\":\"\"}",
                        "{\"content\":\"\\n\\n<thi\"}",
                        "{\"content\":\"nk>secret </thi\"}",
                        "{\"content\":\"nk>\\n\\nHi <b\"}",
                        "{\"content\":\" there\"}"));

        assertThat(text).hasToString("Hi <b there");
    }

    @Test
    void characters_that_arrive_in_halves_are_whole_and_those_that_cannot_be_stored_are_replaced()
            throws Exception {
        ask(
                deltas(
                        "stop",
                        "{\"content\":\"a \\ud83d\"}",
                        "{\"content\":\"\\ude00 b\\u0000 \\ude00 \\ud83d\"}"));

        assertThat(text).hasToString("a 😀 b\uFFFD \uFFFD \uFFFD");
    }

    @Test
    void parts_of_a_text_are_joined() throws Exception {
        ask(
                deltas(
                        "stop",
                        "{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"secret\"}]},"
                                + "{\"type\":\"text\",\"text\":\"Hi\"}]}"));

        assertThat(text).hasToString("Hi");
    }

    @Test
    void tokens_are_those_that_the_server_counts_in_a_chunk_without_choices() throws Exception {
        ask(
                events(
                        "{\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],\"usage\":null}",
                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":23,\"total_tokens\":123}}",
                        "[DONE]"));

        assertThat(turn.tokens()).isEqualTo(123);
    }

    @Test
    void tokens_are_estimated_where_the_server_does_not_count() throws Exception {
        ask(says("a".repeat(300)));

        assertThat(turn.tokens()).isBetween(100, 200);
    }

    @Test
    void an_answer_may_end_without_done() throws Exception {
        ask(answer -> answer.begin().text("Hi").finish("stop").end());

        assertThat(text).hasToString("Hi");
    }

    @Test
    void an_answer_may_end_with_done_alone() throws Exception {
        ask(events("{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}", "[DONE]"));

        assertThat(text).hasToString("Hi");
    }

    @Test
    void a_connection_that_stays_open_after_the_answer_is_not_waited_for() throws Exception {
        var start = System.nanoTime();

        ask(answer -> answer.begin().text("Hi").finish("stop").stall());

        assertThat(text).hasToString("Hi");
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
    }

    @Test
    void nothing_that_follows_the_answer_prolongs_it() throws Exception {
        ask(answer -> {
            answer.begin().text("Hi").finish("stop");
            while (true) { // until the client has closed the connection
                answer.raw(": still here\n\n").event("{\"choices\":[]}");
            }
        });

        assertThat(text).hasToString("Hi");
    }

    @Test
    void lines_may_end_with_crlf_and_there_may_be_comments_and_other_fields() throws Exception {
        ask(answer ->
                answer.begin()
                        .raw(": processing\r\n\r\nevent: message\r\nid: 1\r\n")
                        .raw("data:{\"choices\":[{\"delta\":{\"content\":\"H")
                        .raw("i\"}}]}\r\n\r")
                        .raw("\n:\n\ndata: {\"choices\":[{\"delta\":{},\r\n")
                        .raw("data: \"finish_reason\":\"stop\"}]}\n\ndata: [DONE]")
                        .end());

        assertThat(text).hasToString("Hi");
    }

    @Test
    void the_last_event_counts_without_the_line_that_ends_it() throws Exception {
        ask(answer ->
                answer.begin()
                        .text("Hi")
                        .raw("data: {\"choices\":[{\"finish_reason\":\"stop\"}]}")
                        .end());

        assertThat(text).hasToString("Hi");
    }

    @Test
    void calls_as_text_are_asked_for_again_in_one_piece() throws Exception {
        model.then(
                deltas(
                        "stop",
                        "{\"content\":\"Let me look.\\n<tool\"}",
                        "{\"content\":\"_call>\\n{\\\"name\\\":\"}",
                        "{\"content\":\"\\\"find_tasks\\\"}\"}"));

        var calls = callsOf(whole("{\"content\":\"Let me look.\"," + FIND.substring(1)));

        assertThat(calls).containsExactly("find_tasks{}");
        assertThat(text).hasToString("Let me look.\n");
        assertThat(model.lastRequest().body().get("stream").booleanValue()).isFalse();
        assertThat(model.lastRequest().body().has("stream_options")).isFalse();
    }

    @Test
    void calls_as_text_are_read_where_the_server_cannot() throws Exception {
        var raw =
                "<think>Hm</think><tool_call>\n{\"name\": \"get_task\", \"arguments\": {\"task\": \"x\"}}\n</tool_call>\n"
                        + "<tool_call>{\"name\": \"undo\"}</tool_call>";
        model.then(says(raw));

        var calls = callsOf(whole("{\"content\":" + Json.text(raw) + "}"));

        assertThat(calls).containsExactly("get_task{\"task\":\"x\"}", "undo{}");
        assertThat(text).isEmpty();
    }

    @Test
    void a_call_that_is_quoted_within_a_line_is_text() throws Exception {
        var quoted = "The task “<tool_call>{\"name\":\"undo\"}</tool_call>” is open.";

        assertThat(ask(says(quoted)).calls()).isEmpty();
        assertThat(text).hasToString(quoted);
    }

    @Test
    void a_server_that_does_not_stream_is_understood() throws Exception {
        var calls = callsOf(whole("{\"content\":\"Hi\"," + FIND.substring(1)));

        assertThat(calls).containsExactly("find_tasks{}");
        assertThat(text).hasToString("Hi");
        assertThat(turn.tokens()).isEqualTo(7);
    }

    @Test
    void a_model_that_calls_tools_only_without_reasoning_is_asked_that_way_from_then_on()
            throws Exception {
        model.then(
                ScriptedModel.status(
                        400,
                        "{\"error\":{\"message\":\"Function tools with reasoning_effort are not supported for m in /v1/chat/completions. To use function tools, use /v1/responses or set reasoning_effort to 'none'.\",\"param\":\"reasoning_effort\"}}"));
        ask(says("Hi"));
        ask(says("again"));

        assertThat(model.requests()).hasSize(3);
        assertThat(model.requests().getFirst().body().has("reasoning_effort")).isFalse();
        assertThat(model.requests().get(1).body().get("reasoning_effort").textValue())
                .isEqualTo("none");
        assertThat(model.lastRequest().body().get("reasoning_effort").textValue())
                .isEqualTo("none");
    }

    @Test
    void a_server_that_does_not_know_stream_options_is_asked_without() throws Exception {
        model.then(
                ScriptedModel.status(
                        422,
                        "{\"detail\":[{\"loc\":[\"body\",\"stream_options\"],\"msg\":\"extra\"}]}"));
        ask(says("Hi"));

        assertThat(model.lastRequest().body().has("stream_options")).isFalse();
        assertThat(text).hasToString("Hi");
    }

    @Test
    void requests_and_the_time_to_the_first_piece_are_measured() throws Exception {
        ask(calls(ScriptedModel.call("undo", "{}")));

        var sum = metrics.getSampleValue("todo_model_first_token_seconds_sum");
        assertThat(sum).isBetween(0.0, 5.0);
        assertThat(
                        metrics.getSampleValue(
                                "todo_model_requests_total",
                                new String[] {"outcome"},
                                new String[] {"success"}))
                .isEqualTo(1);
    }
}
