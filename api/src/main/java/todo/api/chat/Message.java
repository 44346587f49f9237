package todo.api.chat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message of a conversation; immutable.
 *
 * @param parts in the order in which they were said and done
 */
public record Message(UUID id, Role role, List<Part> parts, Instant createdAt) {

    /**
     * @return the texts of all parts, in paragraphs
     */
    public String text() {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n\n"));
    }
}
