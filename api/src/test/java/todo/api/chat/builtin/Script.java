package todo.api.chat.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Conversations with their expected effects, from a file. Empty lines separate conversations; each
 * begins with the tasks that the first lines of the file give. A line that begins with {@code >} is
 * a message of the user, the indented lines after it say what it has to do; what is not written
 * there must not happen. See the head of the file for the words.
 *
 * @param lists names
 * @param tasks lines such as {@code Buy milk | due 2027-03-05 | in Home | #shopping}
 */
record Script(List<String> lists, List<String> tasks, List<Conversation> conversations) {

    /** Messages in their order. */
    record Conversation(List<Exchange> exchanges) {}

    /**
     * A message with what it has to do.
     *
     * @param line its number in the file
     */
    record Exchange(int line, String message, List<String> effects) {}

    static Script read(String name) {
        var lists = new ArrayList<String>();
        var tasks = new ArrayList<String>();
        var conversations = new ArrayList<Conversation>();
        var exchanges = new ArrayList<Exchange>();
        var number = 0;
        for (var line : lines(name)) {
            number++;
            if (line.isBlank() && !exchanges.isEmpty()) {
                conversations.add(new Conversation(List.copyOf(exchanges)));
                exchanges.clear();
            } else if (line.startsWith("list ")) {
                lists.add(line.substring(5));
            } else if (line.startsWith("task ")) {
                tasks.add(line.substring(5));
            } else if (line.startsWith("> ")) {
                exchanges.add(
                        new Exchange(
                                number, line.substring(2).replace("\\n", "\n"), new ArrayList<>()));
            } else if (line.startsWith("  ")) {
                exchanges.getLast().effects().add(line.strip());
            }
        }
        if (!exchanges.isEmpty()) {
            conversations.add(new Conversation(exchanges));
        }
        return new Script(lists, tasks, conversations);
    }

    private static List<String> lines(String name) {
        try (var file = Script.class.getResourceAsStream(name)) {
            var bytes = Objects.requireNonNull(file, name).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
