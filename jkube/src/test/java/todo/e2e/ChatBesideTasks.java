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

    /** Requests a second: low enough that it and the chats together do not use up the CPU. */
    private static final int RATE = 20;

    /** Of the load alone. */
    private static final int REQUESTS = 100;

    /**
     * What chats may add: they share a fifth of a core. A request that waits for a model waits
     * longer, for a silent one a minute.
     */
    private static final Duration MOST_WAIT = Duration.ofSeconds(2);

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
        var alone = ConstantRateLoad.start(worker, RATE);
        Await.until(() -> alone.sent() >= REQUESTS);
        var calm = alone.stop();
        var beside = ConstantRateLoad.start(worker, RATE);
        var answers = ChatLoad.say(users, messages);
        var busy = beside.stop();

        figures.add(name + ": tasks alone", calm.toString());
        figures.add(name + ": beside chats", busy.toString());
        assertThat(calm.failures()).isEmpty();
        assertThat(busy.failures()).isEmpty();
        assertThat(busy.lost()).isZero();
        assertThat(busy.percentile95()).isLessThan(calm.percentile95().plus(MOST_WAIT));
        assertThat(answers).allMatch(ChatAnswer.Whole::isAnswer);
        return answers;
    }
}
