package todo.api.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import todo.api.Ids;

/**
 * Messages by which replicas tell each other whose change log has grown.
 *
 * @param sender the id of this replica
 */
record ReplicaMessages(UUID sender) {

    /** Of {@code NOTIFY}. */
    static final String CHANNEL = "changes";

    /** PostgreSQL limits a message to 8,000 bytes. */
    static final int MAX_OWNERS = 200;

    String write(List<UUID> owners) {
        return owners.stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", sender + ":", ""));
    }

    /**
     * @return the owners; empty if this replica sent the message or it is malformed
     */
    List<UUID> read(String message) {
        return message.startsWith(sender.toString())
                ? List.of()
                : Arrays.stream(message.substring(message.indexOf(':') + 1).split(",", -1))
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .<UUID>map(Objects::requireNonNull)
                        .toList();
    }
}
