package todo.api.event;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import todo.api.Ids;

/**
 * What replicas notify each other of: whose log has become longer.
 *
 * @param sender this replica
 */
record ReplicaMessages(UUID sender) {

    /** By the name that {@code NOTIFY} gives it. */
    static final String CHANNEL = "changes";

    /** Of owners: PostgreSQL takes less than 8,000 bytes. */
    static final int MOST_IN_ONE = 200;

    String write(List<UUID> owners) {
        return owners.stream()
                .map(UUID::toString)
                .collect(Collectors.joining(",", sender + ":", ""));
    }

    /**
     * @return nobody where it is this replica's own, or none at all
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
