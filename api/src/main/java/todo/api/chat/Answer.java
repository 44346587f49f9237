package todo.api.chat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import todo.failure.Failure;

/** The message that an assistant is writing, and where it is stored. Used by one thread. */
final class Answer {

    private static final Logger log = LoggerFactory.getLogger(Answer.class);

    private final Conversations conversations;
    private final UUID conversation;
    private final UUID id;
    private final Instant begun;
    private final List<Part> parts;
    private List<Part> saved = List.of();
    private ConversationStore.@Nullable Approval approval;

    /**
     * @param before the message so far
     */
    Answer(Conversations conversations, UUID conversation, Message before) {
        this.conversations = conversations;
        this.conversation = conversation;
        this.id = before.id();
        this.begun = before.createdAt();
        this.parts = new ArrayList<>(before.parts());
    }

    UUID id() {
        return id;
    }

    UUID conversation() {
        return conversation;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    Message message() {
        return new Message(id, Role.ASSISTANT, List.copyOf(parts), begun);
    }

    void add(Part part) {
        parts.add(part);
    }

    /** The last part is a call, which has now this output. */
    void replaceLast(Part.ToolCall call) {
        parts.removeLast();
        parts.add(call);
    }

    /**
     * Adds a call that waits for an approval, and stores it.
     *
     * @return false if that could not be stored, or there are newer messages: then it does not wait
     */
    boolean ask(Part.ToolCall call, ConversationStore.Approval wanted) {
        parts.add(call);
        approval = wanted;
        if (!save("")) {
            approval = null;
        }
        return isWaiting();
    }

    boolean isWaiting() {
        return approval != null;
    }

    /**
     * Stores what there is so far. If that fails, the log says so: what was done stays done.
     *
     * @param text that is being said and is no part yet; may be empty
     * @return whether it is stored, with what it waits for
     */
    boolean save(String text) {
        var all = new ArrayList<>(parts);
        if (!text.isEmpty()) {
            all.add(new Part.Text(text));
        }
        if (all.equals(saved)) {
            return true;
        }
        try {
            var message = new Message(id, Role.ASSISTANT, all, begun);
            var stored = conversations.save(conversation, message, approval);
            saved = all;
            return stored;
        } catch (Failure failure) {
            log.warn("an answer could not be stored: {}", failure.detail());
        } catch (RuntimeException unexpected) {
            log.error("an answer could not be stored", unexpected);
        }
        return false;
    }
}
