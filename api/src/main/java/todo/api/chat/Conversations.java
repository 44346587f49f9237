package todo.api.chat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Transaction;
import todo.failure.Failure;

/** What was said in conversations. Safe for concurrent use by any number of replicas. */
final class Conversations {

    private final Database database;
    private final ConversationStore conversations;
    private final MessageStore messages;
    private final Ids ids;
    private final Clock clock;

    Conversations(
            Database database,
            ConversationStore conversations,
            MessageStore messages,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A conversation in which the assistant has to say something.
     *
     * @param messages the last ones, oldest first, as in {@link Turn#messages()}; but a call that
     *     the user has decided on still counts as refused
     * @param answer that the assistant goes on with: an empty one, or the last of the messages
     * @param approval that the user has decided on; null if they have said something
     */
    record Opened(
            UUID id,
            List<Message> messages,
            Message answer,
            ConversationStore.@Nullable Approval approval) {}

    /**
     * Adds a user's message and an empty answer, to a new conversation if the client names none of
     * ours. If a call waited for an approval, this refuses it.
     *
     * @param again whether the message replaces the user's last one, and the answer to that is
     *     forgotten
     * @throws Failure.NotFound if the client names one of ours that is not there
     */
    Opened say(UUID owner, ConversationStore.Name name, String text, boolean again) {
        return database.transaction(transaction -> {
            var conversation = conversations.findOrAdd(transaction, owner, name, text);
            conversations.close(transaction, conversation);
            if (again) {
                messages.deleteLastTurn(transaction, conversation);
            }
            add(transaction, conversation, Role.USER, List.of(new Part.Text(text)));
            // Now, so that the answer has its place after what it answers.
            var answer = add(transaction, conversation, Role.ASSISTANT, List.of());
            messages.trim(transaction, conversation);
            return new Opened(conversation, settled(last(conversation)), answer, null);
        });
    }

    private Message add(Transaction transaction, UUID conversation, Role role, List<Part> parts) {
        var message = new Message(ids.next(), role, parts, clock.instant());
        messages.add(transaction, conversation, message);
        return message;
    }

    private List<Message> last(UUID conversation) {
        return messages.last(conversation, MessageStore.Extent.TURN);
    }

    private static List<Message> settled(List<Message> messages) {
        return messages.stream().map(Outputs::settled).toList();
    }

    /**
     * Takes an approval that is waited for, which works once. Until {@link #save} has the output of
     * the call, the call is stored as interrupted.
     *
     * @throws Failure.NotFound if there is no such approval
     */
    Opened decide(UUID owner, ConversationStore.Name name, String approval) {
        return database.transaction(transaction -> {
            var row =
                    conversations
                            .find(transaction, owner, name)
                            .orElseThrow(ConversationStore::notFound);
            var open = row.approval();
            var last = last(row.id());
            if (open == null
                    || !open.id().equals(approval)
                    || last.isEmpty()
                    || !Outputs.isOpen(last.getLast())) {
                throw new Failure.NotFound("This approval was used, or is no longer waited for.");
            }
            conversations.close(transaction, row.id());
            var settled = settled(last);
            var answer = settled.getLast();
            var interrupted = Outputs.decided(answer.parts(), Outputs.interrupted());
            messages.replace(transaction, answer.id(), interrupted);
            return new Opened(row.id(), settled, answer, open);
        });
    }

    /**
     * Stores an answer, or what there is of it. Does nothing if it was deleted, alone or with its
     * conversation.
     *
     * @param approval what the last part of the answer waits for; null for nothing
     * @return whether it was stored, and waits for the approval
     */
    boolean save(UUID conversation, Message answer, ConversationStore.@Nullable Approval approval) {
        return database.transaction(transaction ->
                // The lock first, as everywhere, so that two transactions cannot deadlock.
                conversations.lock(transaction, conversation)
                        && messages.replace(transaction, answer.id(), answer.parts())
                        && (approval == null
                                || conversations.await(
                                        transaction, conversation, answer.id(), approval)));
    }

    /**
     * A conversation as a page shows it.
     *
     * @param messages the last ones, oldest first
     * @param approval the id of the approval that the last part of the last message waits for; null
     *     for none
     */
    record Page(UUID id, List<Message> messages, @Nullable String approval) {}

    /**
     * @param id null for the one that was used last
     * @param most how many messages
     * @return empty if the user has none
     * @throws Failure.NotFound if there is no conversation with this id
     */
    Optional<Page> page(UUID owner, @Nullable UUID id, int most) {
        var found = conversations.get(owner, id);
        if (found.isEmpty() && id != null) {
            throw ConversationStore.notFound();
        }
        return found.map(row ->
                new Page(
                        row.id(),
                        messages.last(row.id(), MessageStore.Extent.page(most)),
                        row.approval() == null ? null : row.approval().id()));
    }
}
