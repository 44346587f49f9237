package todo.api.chat;

/**
 * What a client asks for.
 *
 * @param conversation as the client names it
 */
record ChatRequest(ConversationStore.Name conversation, Content content) {

    /** What the user has said or decided. */
    sealed interface Content {}

    /**
     * A user's message.
     *
     * @param text 1 to 4,000 characters
     * @param again whether it replaces the user's last message and the answer to that
     */
    record Saying(String text, boolean again) implements Content {}

    /** A user's decision on a call that waits for their approval. */
    record Decision(String approval, boolean approved) implements Content {}
}
