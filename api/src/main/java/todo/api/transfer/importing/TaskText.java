package todo.api.transfer.importing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import todo.api.Patch;
import todo.api.task.Description;
import todo.api.task.Tags;
import todo.api.task.Title;

/**
 * The title, the description and the tags of a task of a file, fitted to the limits of a task with
 * a remark about everything that does not fit. Used by one thread.
 */
public final class TaskText {

    private static final String UNTITLED = "Untitled";

    private final Consumer<String> remarks;
    private String title = "";
    private Patch<String> description = Patch.keep();
    private Patch<Tags> tags = Patch.keep();

    TaskText(Consumer<String> remarks) {
        this.remarks = remarks;
    }

    public void title(String text) {
        title = text;
    }

    /**
     * @param text null for none
     */
    public void description(@Nullable String text) {
        description = Patch.to(text);
    }

    /** Adds a paragraph to the description. */
    public void paragraph(String text) {
        var before = description.apply(null);
        if (text.isBlank() || (before != null && before.length() > 2 * Description.longest())) {
            return; // a description that is too long by now is cut in any case
        }
        description = Patch.to(before == null || before.isBlank() ? text : before + "\n\n" + text);
    }

    /** Adds a paragraph with a name to the description, unless the value is empty. */
    public void paragraph(String name, String value) {
        paragraph(value.isEmpty() ? "" : name + ": " + value);
    }

    /** Sets the tags; those beyond the limits of a task are left out. */
    public void tags(Collection<String> names) {
        var kept = new LinkedHashMap<String, String>();
        var lost = new ArrayList<String>();
        for (var name : names) {
            var whole = TextShortener.storable(name).strip();
            var tag = TextShortener.shorten(whole, Tags.NAME.most());
            var key = tag.toLowerCase(Locale.ROOT);
            if (tag.isEmpty() || kept.containsKey(key)) {
                continue;
            }
            if (kept.size() == Tags.MOST) {
                lost.add(tag);
                continue;
            }
            if (!tag.equals(whole)) {
                remarks.accept("The tag “%s” is shortened.".formatted(tag));
            }
            kept.put(key, tag);
        }
        if (!lost.isEmpty()) {
            remarks.accept(
                    "A task can have at most %d tags, so these were left out: %s."
                            .formatted(Tags.MOST, TextShortener.joined(lost)));
        }
        tags = Patch.to(new Tags(List.copyOf(kept.values())));
    }

    /**
     * @return whether the file has a title
     */
    boolean isNamed() {
        return !TextShortener.line(title).isEmpty();
    }

    /**
     * A long title also begins the description. Without a title, the first line of the description
     * is the title.
     *
     * @param mayExist whether the task may exist; its description is then not replaced by a title
     */
    Title fittingTitle(boolean mayExist) {
        var whole = TextShortener.line(title);
        if (whole.isEmpty()) {
            return new Title(TextShortener.shorten(titleFromDescription(), Title.longest()));
        }
        var fitting = TextShortener.shorten(whole, Title.longest());
        if (!fitting.equals(whole)) {
            if (mayExist && description instanceof Patch.Keep) {
                remarks.accept("Its title is shortened.");
            } else {
                var text = description.apply(null);
                description(whole);
                paragraph(text == null ? "" : text);
                remarks.accept(
                        "Its title is shortened. The description begins with the whole title.");
            }
        }
        return new Title(fitting);
    }

    private String titleFromDescription() {
        var text = description.apply(null);
        var first =
                (text == null ? "" : text)
                        .lines()
                        .map(TextShortener::line)
                        .filter(line -> !line.isEmpty())
                        .findFirst();
        remarks.accept(
                first.isEmpty()
                        ? "It has no title."
                        : "It has no title, so the first line of its description is the title.");
        return first.orElse(UNTITLED);
    }

    Patch<Description> fittingDescription() {
        return description.map(text -> {
            var whole = TextShortener.storable(text);
            var stripped = whole.strip();
            if (stripped.codePointCount(0, stripped.length()) <= Description.longest()) {
                return new Description(whole);
            }
            remarks.accept(
                    "Its description is longer than %d characters. Only its beginning is kept."
                            .formatted(Description.longest()));
            return new Description(TextShortener.shorten(stripped, Description.longest()));
        });
    }

    Patch<Tags> fittingTags() {
        return tags;
    }
}
