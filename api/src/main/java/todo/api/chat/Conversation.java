package todo.api.chat;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation without its messages.
 *
 * @param updatedAt when the last message was added or changed
 */
record Conversation(UUID id, String title, Instant createdAt, Instant updatedAt) {}
