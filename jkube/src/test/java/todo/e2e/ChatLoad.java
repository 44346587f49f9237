package todo.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Messages of many users to the assistant, each in a new conversation. */
final class ChatLoad {

    private static final Duration EVERY = Duration.ofMillis(200);

    /** As long as the service asks for at least. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private ChatLoad() {}

    /**
     * Says five messages a second, regardless of how long the answers take.
     *
     * @param users who say the messages in turn
     * @return the answers, in the order of the messages
     */
    static List<ChatAnswer.Whole> say(List<Account> users, List<String> messages)
            throws InterruptedException, ExecutionException {
        var threads = Thread.ofVirtual().factory();
        try (var clock = Executors.newScheduledThreadPool(messages.size(), threads)) {
            var answers = new ArrayList<Future<ChatAnswer.Whole>>();
            for (var i = 0; i < messages.size(); i++) {
                var user = users.get(i % users.size());
                var message = messages.get(i);
                answers.add(
                        clock.schedule(
                                () -> say(user, message),
                                i * EVERY.toMillis(),
                                TimeUnit.MILLISECONDS));
            }
            return whole(answers);
        }
    }

    private static List<ChatAnswer.Whole> whole(List<Future<ChatAnswer.Whole>> answers)
            throws InterruptedException, ExecutionException {
        var whole = new ArrayList<ChatAnswer.Whole>();
        for (var answer : answers) {
            whole.add(answer.get());
        }
        return whole;
    }

    private static ChatAnswer.Whole say(Account user, String message) throws IOException {
        try (var answer = user.say("", message)) {
            return answer.rest();
        }
    }

    /**
     * Says all messages at once. Who is refused tries again until all answers have begun, which
     * takes 30 seconds at most.
     *
     * @param each the number of messages that each user says
     * @param begun runs when the first words of all answers are there
     */
    static Report sayAtOnce(List<Account> users, int each, Runnable begun)
            throws InterruptedException, ExecutionException {
        var count = new AtomicInteger();
        var refusals = new ConcurrentLinkedQueue<ChatAnswer.Whole>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<ChatAnswer.Whole>>();
            for (var i = 0; i < users.size() * each; i++) {
                var user = users.get(i % users.size());
                answers.add(threads.submit(() -> insist(user, refusals, count::incrementAndGet)));
            }
            var time = Await.until(() -> count.get() == answers.size());
            begun.run();
            return new Report(time, List.copyOf(refusals), whole(answers));
        }
    }

    /**
     * Results.
     *
     * @param begun from the first message to the first words of the last answer
     */
    record Report(
            Duration begun, List<ChatAnswer.Whole> refusals, List<ChatAnswer.Whole> answers) {}

    private static ChatAnswer.Whole insist(
            Account user, Queue<ChatAnswer.Whole> refusals, Runnable begun)
            throws IOException, InterruptedException {
        while (true) {
            try (var answer = user.say("", "tell me a story")) {
                if (answer.status() == 200) {
                    answer.await("text-delta");
                    begun.run();
                    return answer.rest();
                }
                refusals.add(answer.rest());
            }
            Thread.sleep(RETRY);
        }
    }
}
