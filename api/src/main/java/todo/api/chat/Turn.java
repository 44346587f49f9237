package todo.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import todo.api.account.Caller;

/** An answer that is being given: what an assistant knows and can do. Used by one thread. */
public interface Turn {

    /** Whose changes are recorded under the channel {@code chat}. */
    Caller caller();

    /**
     * What was said and done before, oldest first. The last message is the user's, which has to be
     * answered; or the assistant's own, whose last part is a call that the user has decided on: it
     * has an output, and the answer goes on from there.
     */
    List<Message> messages();

    /**
     * Begins another step, which is one call of a model. The first has begun.
     *
     * @throws IOException if the reader is gone
     */
    void nextStep() throws IOException;

    /**
     * Sends a piece of the answer's text.
     *
     * @throws IOException if the reader is gone
     */
    void say(String piece) throws IOException;

    /**
     * Runs a tool, and shows the call and its result. Nothing is thrown for a call that fails, or
     * for a tool that there is not: the result says so.
     *
     * @param id unique within the conversation
     * @return what the tool returned; empty if the user has to approve the call first: the
     *     assistant then ends its answer
     * @throws IOException if the reader is gone
     */
    Optional<ObjectNode> call(String id, String tool, ObjectNode arguments) throws IOException;

    /**
     * Runs {@code cancel} as soon as the reader is gone, possibly in another thread, while the
     * assistant waits for something else than this turn. Closing ends this.
     */
    Waiting onStop(Runnable cancel);

    /** Counts tokens of a model against the user's limit. */
    void used(int tokens);

    /** How long something is waited for. */
    interface Waiting extends AutoCloseable {
        @Override
        void close();
    }
}
