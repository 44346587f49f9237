package todo.api.chat.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static todo.api.chat.model.ScriptedModel.events;
import static todo.api.chat.model.ScriptedModel.says;
import static todo.api.chat.model.ScriptedModel.status;

import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.chat.model.ModelFailure.Reason;

/** What goes wrong between this product and a model. */
@Timeout(60)
class ModelFailureTest {

    private static final String KEY = "sk-very-secret";

    private final ScriptedModel model = ScriptedModel.start();
    private final FakeTurn turn = FakeTurn.asked("hello");
    private final StringBuilder text = new StringBuilder();
    private ModelConfig.TimeLimits limits = limits(15_000, 15_000);
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final List<ModelClient> clients = new ArrayList<>();

    @AfterEach
    void stop() {
        clients.forEach(ModelClient::close);
        model.close();
    }

    private ModelReply ask(URI base) throws IOException, ModelFailure {
        var config = new ModelConfig(base, "m", new ModelConfig.Key(KEY), limits);
        var messages = new ChatMessages();
        messages.add(FakeTurn.user("hello"), 1_000);
        // Open until the end of the test: that a request is cancelled is not to depend on it.
        var client = new ModelClient(config, new CollectorRegistry());
        clients.add(client);
        return client.ask(
                ModelQuestion.of(messages, List.of()),
                turn,
                piece -> {
                    text.append(piece);
                    arrived.countDown();
                });
    }

    private static ModelConfig.TimeLimits limits(int firstByte, int betweenChunks) {
        return new ModelConfig.TimeLimits(
                Duration.ofSeconds(5),
                Duration.ofMillis(firstByte),
                Duration.ofMillis(betweenChunks));
    }

    private ModelFailure fails() {
        return catchThrowableOfType(ModelFailure.class, () -> ask(model.base()));
    }

    private Reason fails(ScriptedModel.Play... plays) {
        for (var play : plays) {
            model.then(play);
        }
        return fails().reason();
    }

    @ParameterizedTest
    @CsvSource({
        "401, KEY_REFUSED",
        "403, KEY_REFUSED",
        "404, MODEL_MISSING",
        "400, REQUEST_REFUSED",
        "302, REQUEST_REFUSED",
        "429, TOO_MANY_REQUESTS"
    })
    void a_refusal_is_told_at_once(int status, Reason reason) {
        assertThat(fails(status(status, "{}"))).isEqualTo(reason);
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void the_code_of_an_error_says_more_than_the_status() {
        assertThat(fails(status(403, "{\"error\":{\"code\":\"model_not_found\"}}")))
                .isEqualTo(Reason.MODEL_MISSING);
        assertThat(fails(status(429, "{\"error\":{\"type\":\"insufficient_quota\"}}")))
                .isEqualTo(Reason.QUOTA_USED_UP);
    }

    @Test
    void a_failed_server_gets_one_more_chance() throws Exception {
        model.then(status(503, "loading")).then(says("Hi"));

        ask(model.base());

        assertThat(text).hasToString("Hi");
        assertThat(fails(status(500, "x"), status(502, "y"), says("too late")))
                .isEqualTo(Reason.SERVER_FAILED);
    }

    @Test
    void a_busy_server_is_asked_again_if_it_says_soon() throws Exception {
        model.then(status(429, "{}", "Retry-After: 0")).then(says("Hi"));

        ask(model.base());

        assertThat(text).hasToString("Hi");
    }

    @Test
    void a_busy_server_that_says_later_is_told_with_the_time() {
        model.then(status(429, "{}", "Retry-After: 20")).then(says("too late"));

        assertThat(fails().sentence())
                .isEqualTo("The language model is busy. Try again in 20 seconds.");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void a_server_that_is_not_there_cannot_be_reached() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
        }

        var failure = catchThrowableOfType(ModelFailure.class, () -> ask(nobody));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure.detail()).contains("127.0.0.1:");
    }

    @Test
    void a_name_that_does_not_resolve_cannot_be_reached() {
        var failure =
                catchThrowableOfType(
                        ModelFailure.class, () -> ask(URI.create("http://nowhere.invalid/v1")));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_server_without_tls_cannot_be_reached_with_it() {
        var secure = URI.create(model.base().toString().replace("http:", "https:"));

        var failure = catchThrowableOfType(ModelFailure.class, () -> ask(secure));

        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void a_connection_that_is_cut_before_the_answer_gets_one_more_chance() throws Exception {
        model.then(ScriptedModel.Answer::cut).then(says("Hi"));

        ask(model.base());

        assertThat(text).hasToString("Hi");
        assertThat(fails(ScriptedModel.Answer::cut, ScriptedModel.Answer::cut))
                .isEqualTo(Reason.CUT_OFF);
    }

    @Test
    void a_connection_that_is_cut_in_the_answer_is_not_asked_again() {
        var reason = fails(answer -> answer.begin().text("Half").cut(), says("again"));

        assertThat(reason).isEqualTo(Reason.CUT_OFF);
        assertThat(text).hasToString("Half");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void an_answer_that_ends_without_a_reason_is_cut_off() {
        assertThat(fails(answer -> answer.begin().text("Half").end())).isEqualTo(Reason.CUT_OFF);
    }

    @Test
    void silence_before_the_answer_has_a_limit() throws Exception {
        limits = limits(500, 15_000);
        assertThat(fails(ScriptedModel.Answer::stall)).isEqualTo(Reason.TOO_SLOW);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void silence_before_the_first_piece_has_a_limit_though_the_head_has_come() throws Exception {
        limits = limits(500, 15_000);
        assertThat(fails(answer -> answer.begin().raw(": loading\n\n").stall()))
                .isEqualTo(Reason.TOO_SLOW);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void silence_in_the_answer_has_a_limit_of_its_own() throws Exception {
        limits = limits(60_000, 300);
        model.then(answer -> answer.begin().text("Half").stall());

        assertThatThrownBy(() -> ask(model.base()))
                .hasMessage("The language model takes too long to answer.");
        assertThat(text).hasToString("Half");
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void comments_are_no_answer() {
        limits = limits(500, 500);
        var reason =
                fails(answer -> {
                    answer.begin();
                    for (var i = 0; i < 2_000; i++) {
                        answer.raw(": processing\n\n");
                        if (i % 10 == 0) {
                            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
                        }
                    }
                });

        assertThat(reason).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void an_error_within_the_stream_ends_it() {
        var reason =
                fails(
                        events(
                                "{\"choices\":[{\"delta\":{\"content\":\"Half\"}}]}",
                                "{\"error\":{\"message\":\"out of memory\",\"code\":500}}"));

        assertThat(reason).isEqualTo(Reason.SERVER_FAILED);
        assertThat(text).hasToString("Half");
        assertThat(
                        fails(answer ->
                                answer.begin().raw("error: {\"error\":{\"code\":429}}\n\n").end()))
                .isEqualTo(Reason.TOO_MANY_REQUESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"choices\":", "<html>"})
    void an_event_that_is_not_json_ends_the_answer(String data) {
        assertThat(fails(events(data))).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void a_page_of_a_proxy_is_no_answer() {
        var reason =
                fails(answer ->
                        answer.begin(200, "text/html", "").raw("<html>Log in</html>").end());

        assertThat(reason).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void an_answer_of_nothing_is_a_failure() {
        assertThat(fails(says())).isEqualTo(Reason.EMPTY);
        assertThat(fails(says("<think>Hm", "mm</think>", " \n"))).isEqualTo(Reason.EMPTY);
    }

    @Test
    void calls_as_text_that_cannot_be_read_are_a_failure() {
        var raw = "<tool_call>{\"name\":";

        assertThat(
                        fails(
                                says(raw),
                                ScriptedModel.whole(
                                        "{\"content\":\"" + raw.replace("\"", "\\\"") + "\"}")))
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    void a_text_without_end_is_cut() throws Exception {
        var piece = "x".repeat(10_000);

        assertThat(
                        fails(answer -> {
                            answer.begin();
                            for (var i = 0; i < 100; i++) {
                                answer.text(piece);
                            }
                            answer.stall();
                        }))
                .isEqualTo(Reason.TOO_LONG);
        assertThat(text.length()).isLessThanOrEqualTo(256 * 1024);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void a_line_without_end_is_cut() throws Exception {
        assertThat(
                        fails(answer -> {
                            answer.begin().raw("data: ");
                            for (var i = 0; i < 100; i++) {
                                answer.raw("x".repeat(10_000));
                            }
                            answer.stall();
                        }))
                .isEqualTo(Reason.TOO_LONG);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void a_reader_that_goes_cancels_the_request_before_the_answer() throws Exception {
        model.then(answer -> {
            turn.stop();
            answer.stall();
        });

        assertThatThrownBy(() -> ask(model.base())).isInstanceOf(IOException.class);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void a_reader_that_goes_cancels_the_request_in_the_answer() throws Exception {
        model.then(answer -> {
            answer.begin().text("Half");
            arrived.await();
            turn.stop();
            answer.stall();
        });

        assertThatThrownBy(() -> ask(model.base())).isInstanceOf(IOException.class);
        assertThat(model.isAbandoned()).isTrue();
    }

    @Test
    void a_reader_that_goes_ends_the_pause_before_another_attempt() {
        model.then(answer -> {
            status(429, "{}", "Retry-After: 5").on(answer);
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            turn.stop();
        });
        var start = System.nanoTime();

        assertThatThrownBy(() -> ask(model.base())).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void no_failure_tells_the_key() {
        for (var status : new int[] {400, 401, 403, 404, 429, 500}) {
            model.then(
                    status(
                            status,
                            "{\"error\":{\"message\":\"bad "
                                    + KEY
                                    + " in "
                                    + "x".repeat(200)
                                    + "\"}}"));
            model.then(status(status, "x".repeat(180) + "Bearer " + KEY));
            var failure = fails();

            assertThat(failure.detail() + failure.sentence() + failure).doesNotContain("sk-very");
        }
    }
}
