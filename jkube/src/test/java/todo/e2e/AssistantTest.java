package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The assistant, while its language model fails, with many users, and when its pod is killed. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(SkipAfterFailure.class)
class AssistantTest {

    private static final int USERS = 40;

    /** As many answers as one user can have at once. */
    private static final int EACH = 5;

    private static final List<String> QUESTIONS = Collections.nCopies(25, "what is overdue?");

    private final Figures figures = new Figures("assistant");
    private final List<Account> users = new ArrayList<>();
    private final ModelServer model = new ModelServer();
    private final Installation installation;
    private final Cluster cluster;
    private ChatBesideTasks besideTasks;

    AssistantTest(@TempDir Path directory) throws IOException {
        installation = new Installation(directory);
        cluster = installation.cluster();
    }

    /** With more CPU than by default, so that hashing the passwords does not take a minute. */
    @BeforeAll
    void install() throws InterruptedException {
        installation.install(
                "backend.resources.limits.cpu=2000m",
                "assistant.baseUrl=http://nowhere.invalid",
                "assistant.model=scripted");
        while (users.size() < USERS) {
            users.add(installation.register());
        }
        besideTasks = new ChatBesideTasks(users.getFirst(), users.subList(1, 11), figures);
    }

    @AfterAll
    void end() throws IOException {
        installation.close();
        model.close();
        figures.print();
    }

    @AfterEach
    void no_pod_has_restarted() {
        assertThat(cluster.restarts("backend")).isZero();
    }

    @Test
    @Order(1)
    void a_model_whose_address_does_not_resolve_is_replaced_and_tasks_are_unaffected()
            throws Exception {
        assertThat(besideTasks.chat("no such host", QUESTIONS))
                .allMatch(AssistantTest::isOfStandIn);
    }

    private static boolean isOfStandIn(ChatAnswer.Whole answer) {
        return answer.text().startsWith(Lie.STAND_IN);
    }

    @Test
    @Order(2)
    void a_model_that_refuses_connections_is_replaced_and_tasks_are_unaffected() throws Exception {
        installation.upgrade("assistant.baseUrl=" + model.url(), "assistant.model=scripted");
        model.shut();
        besideTasks.warmUp();

        assertThat(besideTasks.chat("down", QUESTIONS)).allMatch(AssistantTest::isOfStandIn);
        model.open();
    }

    @Test
    @Order(3)
    void a_model_that_lies_changes_nothing_and_tasks_are_unaffected() throws Exception {
        model.play(Lie::tell);
        var lies = new ArrayList<Lie>();
        while (lies.size() < QUESTIONS.size()) {
            lies.addAll(Lie.ALL);
        }

        var answers = besideTasks.chat("lies", lies.stream().map(Lie::message).toList());

        for (var i = 0; i < lies.size(); i++) {
            assertThat(answers.get(i).text()).as(lies.get(i).name()).contains(lies.get(i).heard());
        }
        for (var user : users.subList(1, users.size())) {
            assertThat(user.total()).isZero();
        }
    }

    @Test
    @Order(4)
    void a_model_that_stalls_is_given_up_and_tasks_are_unaffected() throws Exception {
        model.play(answer -> {
            if (answer.asked().equals("begin")) {
                answer.begin().text("You have");
            }
            answer.pause(Duration.ofMinutes(2));
        });
        var messages = new ArrayList<>(Collections.nCopies(10, "begin"));
        messages.addAll(QUESTIONS.subList(0, 10));

        var answers = besideTasks.chat("slow", messages);

        assertThat(answers.subList(0, 10))
                .allMatch(answer ->
                        answer.text().endsWith("The language model takes too long to answer."));
        assertThat(answers.subList(10, 20)).allMatch(AssistantTest::isOfStandIn);
    }

    @Test
    @Order(5)
    void two_hundred_slow_answers_at_once_fit_into_the_memory() throws Exception {
        var together = new CountDownLatch(1);
        model.play(answer -> {
            answer.begin().text("Once upon a time ");
            together.await();
            for (var i = 0; i < 5; i++) {
                answer.pause(Duration.ofSeconds(1));
                answer.text("there was a task. ");
            }
            answer.finish("stop");
        });

        var report = ChatLoad.sayAtOnce(users, EACH, together::countDown);

        figures.add("200 chats: all begun", report.begun());
        figures.add("200 chats: refusals before", "" + report.refusals().size());
        assertThat(report.answers())
                .hasSize(200)
                .allMatch(ChatAnswer.Whole::isAnswer)
                .allMatch(answer -> answer.text().endsWith("there was a task. "));
        assertThat(report.refusals()).allMatch(ChatAnswer.Whole::isRefusal);
        var process = new PodProcess(cluster.pods("backend").getFirst());
        figures.add("200 chats: peak memory", process.peakMemory(), "MiB", 256);
    }

    @Test
    @Order(6)
    void a_backend_that_is_killed_in_mid_answer_loses_neither_the_message_nor_what_was_done()
            throws Exception {
        model.play(answer -> {
            if (!answer.hasResult()) {
                answer.call("add_tasks", "{\"tasks\":[{\"title\":\"Buy milk\"}]}");
                return;
            }
            answer.begin();
            while (true) {
                answer.text("And then ").pause(Duration.ofMillis(100));
            }
        });
        var user = users.getLast();
        String conversation;
        try (var answer = user.say("", "add milk and tell me a story")) {
            conversation = answer.conversation();
            answer.await("tool-output-available");
            answer.await("text-delta");
            cluster.kill(cluster.pods("backend").getFirst());
            assertThatThrownBy(answer::rest).isInstanceOf(IOException.class);
        }
        installation.awaitReady();

        var history = user.history(conversation);
        assertThat(history.at("/0/content").asText()).isEqualTo("add milk and tell me a story");
        assertThat(history.at("/1/parts/0/type").asText()).isEqualTo("tool-add_tasks");
        assertThat(history.at("/1/parts/0/output/success").asBoolean()).isTrue();
        assertThat(user.titles()).containsExactly("Buy milk");
        model.play(answer -> answer.say("Milk is on your list."));
        try (var again = user.say(conversation, "what did you do?")) {
            assertThat(again.rest().text()).isEqualTo("Milk is on your list.");
        }
        assertThat(model.lastRequest().toString()).contains("add_tasks", "what did you do?");
    }

    @Test
    @Order(7)
    void the_logs_are_json_without_secrets() throws IOException {
        figures.add("log lines, all JSON and without secrets", "" + installation.logs().check());
    }
}
