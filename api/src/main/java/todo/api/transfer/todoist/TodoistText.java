package todo.api.transfer.todoist;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.api.task.Tags;
import todo.api.transfer.importing.TextShortener;

/** The title and the tags of one Todoist task. Used by one thread. */
final class TodoistText {

    private static final Pattern LABEL = Pattern.compile("(?<!\\S)@(\\S{1,50})(?!\\S)");

    private final Set<String> tags = new LinkedHashSet<>();
    private final String title;

    /**
     * @param content the title with labels among its words: {@code Buy milk @errands}
     * @param section the section of the task, which becomes a tag; null if there is none
     */
    TodoistText(String content, @Nullable String section) {
        if (section != null && !section.isBlank()) {
            tags.add(
                    TextShortener.shorten(
                            section.strip().replaceAll("\\s+", "-"), Tags.NAME.most()));
        }
        // In Todoist, a task that begins with an asterisk is a heading.
        var words = LABEL.matcher(content.replaceFirst("^\\* ", "")).replaceAll(this::label);
        title = words.isBlank() ? content : words.replaceAll(" {2,}", " ").strip();
    }

    /** Moves a label from the title to the tags, unless there are too many tags. */
    private String label(MatchResult label) {
        if (tags.size() == Tags.MOST && !tags.contains(label.group(1))) {
            return Matcher.quoteReplacement(label.group());
        }
        tags.add(label.group(1));
        return "";
    }

    String title() {
        return title;
    }

    Set<String> tags() {
        return tags;
    }
}
