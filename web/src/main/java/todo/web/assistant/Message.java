package todo.web.assistant;

import java.util.List;
import java.util.stream.Collectors;

/** What the user or the assistant has said, for people. */
public record Message(String id, boolean isUsers, List<Part> parts) {

    /**
     * @return the words alone, in paragraphs
     */
    public String text() {
        return parts.stream()
                .filter(Part.Words.class::isInstance)
                .map(part -> ((Part.Words) part).markdown())
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * @return whether it waits for the user to decide
     */
    public boolean isWaiting() {
        return parts.stream().anyMatch(Part.Approval.class::isInstance);
    }

    /**
     * @return whether it has changed something: asking the same again would do it twice
     */
    public boolean hasChanged() {
        return parts.stream()
                .anyMatch(part -> part instanceof Part.Tool tool && tool.operation() != null);
    }
}
