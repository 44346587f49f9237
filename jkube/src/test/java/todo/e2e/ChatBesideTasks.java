package todo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Compares a load on tasks while users chat with the same load alone.
 *
 * @param worker the account that adds and lists tasks
 */
record ChatBesideTasks(Account worker, List<Account> users, Figures figures) {

    /** Of the load alone. */
    private static final int REQUESTS = 250;

    /** Loads the classes that a new pod lacks, which takes seconds on a fifth of a core. */
    void warmUp() throws Exception {
        ClosedLoopLoad.of(32, worker, Duration.ofSeconds(5));
        ChatLoad.say(users, Collections.nCopies(20, "what is overdue?"));
    }

    /**
     * Lets the users say these messages, and checks that requests on tasks neither fail nor become
     * slow, and that each message is answered.
     *
     * @param name of the figures
     * @return the answers
     */
    List<ChatAnswer.Whole> chat(String name, List<String> messages) throws Exception {
        var alone = ConstantRateLoad.start(worker);
        Await.until(() -> alone.sent() >= REQUESTS);
        var calm = alone.stop();
        var beside = ConstantRateLoad.start(worker);
        var answers = ChatLoad.say(users, messages);
        var busy = beside.stop();

        figures.add(name + ": tasks alone", calm.toString());
        figures.add(name + ": beside chats", busy.toString());
        assertThat(calm.failures()).isEmpty();
        assertThat(busy.failures()).isEmpty();
        assertThat(busy.lost()).isZero();
        assertThat(busy.median()).isLessThan(atMost(calm.median()));
        assertThat(busy.percentile95()).isLessThan(atMost(calm.percentile95()));
        assertThat(answers).allMatch(ChatAnswer.Whole::isAnswer);
        return answers;
    }

    /** A pod that has used up its share of the CPU stands still for up to a tenth of a second. */
    private static Duration atMost(Duration calm) {
        return calm.multipliedBy(5).plusMillis(200);
    }
}
