package todo.api.chat;

import java.io.IOException;

/** Answers messages. Safe for concurrent use; keeps nothing between two turns. */
@FunctionalInterface
public interface Assistant {

    /**
     * Answers the last message, or goes on after a call that the user has approved or refused.
     *
     * @throws IOException if the reader is gone
     */
    void answer(Turn turn) throws IOException;
}
