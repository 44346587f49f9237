package todo.web.jump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import todo.failure.Failure;
import todo.web.account.Visit;
import todo.web.jump.JumpPage.Group;
import todo.web.jump.JumpPage.Place;
import todo.web.navigation.SideBar;
import todo.web.page.Preferences;
import todo.web.task.TaskClient;
import todo.web.task.View;
import todo.web.text.Texts;

/** Finds the places that match what somebody types. */
record Places(Visit visit, SideBar side, String query) {

    private static final int MAX_VIEWS = 8;
    private static final int MAX_TASKS = 6;

    List<Group> groups() {
        var texts = visit.texts();
        return Stream.of(
                        new Group(texts.goTo(), views(texts)),
                        new Group(texts.tasks(), query.isEmpty() ? List.of() : tasks()),
                        new Group(texts.actions(), actions(texts)))
                .filter(group -> !group.places().isEmpty())
                .toList();
    }

    private List<Place> views(Texts texts) {
        var all = new ArrayList<Place>();
        all.add(new Place("/inbox", "inbox", texts.inbox(), ""));
        all.add(new Place("/", "today", texts.today(), ""));
        all.add(new Place("/upcoming", "upcoming", texts.upcoming(), ""));
        all.add(new Place("/calendar", "month", texts.calendar(), ""));
        all.add(new Place("/completed", "done", texts.completed(), ""));
        side.lists()
                .forEach(list ->
                        all.add(
                                place(
                                        View.Kind.LIST,
                                        list.id(),
                                        "inbox",
                                        list.name(),
                                        texts.listKind())));
        side.saved()
                .forEach(saved ->
                        all.add(
                                place(
                                        View.Kind.SAVED,
                                        saved.id(),
                                        "bookmark",
                                        saved.name(),
                                        texts.savedKind())));
        side.tags()
                .forEach(tag -> all.add(place(View.Kind.TAG, tag, "hash", tag, texts.tagKind())));
        return matching(all, MAX_VIEWS);
    }

    private static Place place(
            View.Kind kind, String key, String icon, String title, String label) {
        return new Place(new View(kind, key).path(), icon, title, label);
    }

    private List<Place> tasks() {
        try {
            return new TaskClient(visit)
                    .find(query, MAX_TASKS).stream()
                            .map(task -> new Place("/tasks/" + task.id(), "done", task.title(), ""))
                            .toList();
        } catch (Failure.Invalid incomplete) {
            // A query that is still being typed.
            return List.of();
        }
    }

    private List<Place> actions(Texts texts) {
        var all = new ArrayList<Place>();
        all.add(new Place("/lists/new", "plus", texts.addAList(), ""));
        all.add(new Place("/lists", "rows", texts.allLists(), ""));
        all.add(new Place("/tags", "hash", texts.allTags(), ""));
        all.add(new Place("/notifications", "bell", texts.notifications(), ""));
        all.add(new Place("/history", "history", texts.history(), ""));
        if (side.assistant() && Preferences.of(visit.request()).assistant()) {
            all.add(new Place("/assistant", "assistant", texts.assistant(), "C"));
        }
        all.add(new Place("/settings", "settings", texts.settings(), ""));
        all.add(new Place("/keys", "keys", texts.keys(), "?"));
        var matching = new ArrayList<>(matching(all, MAX_VIEWS));
        if (!query.isEmpty()) {
            matching.add(
                    new Place(
                            View.search(query).path(),
                            "search",
                            texts.searchEverywhere(query),
                            ""));
        }
        return matching;
    }

    private List<Place> matching(List<Place> places, int max) {
        var words = List.of(query.toLowerCase(Locale.ROOT).split("\\s+", -1));
        return places.stream()
                .filter(place ->
                        words.stream().allMatch(place.title().toLowerCase(Locale.ROOT)::contains))
                .limit(max)
                .toList();
    }
}
