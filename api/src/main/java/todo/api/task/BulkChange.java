package todo.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import todo.failure.Failure;
import todo.http.Fields;

/**
 * What becomes of each of many tasks: what a PATCH of one may say, but no place among the others;
 * and tags to add and to remove.
 */
record BulkChange(Fields members, List<String> added, List<String> removed) {

    private static final int MOST_TAGS = 10;

    /**
     * @throws Failure.Invalid with every broken rule
     */
    static BulkChange read(Fields members) {
        for (var place : List.of("position", "before", "after")) {
            if (members.has(place)) {
                members.fault(place, "Only one task at a time can be put into a place.");
            }
        }
        var added = members.texts("add_tags", MOST_TAGS, 50);
        var removed = members.texts("remove_tags", 1_000, 50);
        Draft.check(members);
        return new BulkChange(
                members, added == null ? List.of() : added, removed == null ? List.of() : removed);
    }

    /**
     * @return whether tasks are completed by it
     */
    boolean completes() {
        return Status.COMPLETED.wire().equals(members.text("status", 0, 100));
    }

    /**
     * @throws Failure.Invalid if it would have too many tags
     */
    Draft of(Draft before) {
        var draft = before.changed(members);
        var gone = removed.stream().map(Tags::key).collect(Collectors.toSet());
        var tags = new ArrayList<>(draft.tags());
        tags.removeIf(tag -> gone.contains(Tags.key(tag)));
        tags.addAll(added);
        var changed = draft.withTags(tags);
        if (changed.tags().size() > MOST_TAGS) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    "/change/add_tags",
                                    "“%s” would have more than %d tags."
                                            .formatted(draft.title(), MOST_TAGS))));
        }
        return changed;
    }
}
