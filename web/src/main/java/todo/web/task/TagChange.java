package todo.web.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import todo.http.Form;

/** Tags that are added to a task or removed from it. Other tags stay as they are stored. */
record TagChange(List<String> added, List<String> removed) {

    static final TagChange NONE = new TagChange(List.of(), List.of());

    /**
     * @param form with tags to add, between commas, and one tag to remove
     */
    static TagChange of(Form form) {
        var added =
                Arrays.stream(form.get("add_tags").split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^#", ""))
                        .filter(tag -> !tag.isEmpty())
                        .toList();
        var removed = form.get("remove_tag");
        return new TagChange(added, removed.isEmpty() ? List.of() : List.of(removed));
    }

    boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    List<String> of(List<String> stored) {
        var tags = new ArrayList<>(stored);
        tags.removeAll(removed);
        added.stream().filter(tag -> !tags.contains(tag)).forEach(tags::add);
        return List.copyOf(tags);
    }

    /**
     * @return the added tags as they are typed
     */
    String typed() {
        return String.join(", ", added);
    }
}
