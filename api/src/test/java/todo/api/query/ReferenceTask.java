package todo.api.query;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task with a second, simpler implementation of the query language. */
record ReferenceTask(
        UUID id,
        String title,
        @Nullable String description,
        String status,
        String priority,
        List<String> tags,
        @Nullable Instant dueDate,
        boolean allDay,
        @Nullable String rule,
        @Nullable Integer reminder,
        @Nullable String list,
        @Nullable UUID parent,
        boolean hasSubtasks,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant completedAt) {

    boolean matches(Node node, ZoneId zone, Instant now) {
        return switch (node) {
            case Node.Everything _ -> true;
            case Node.All(var nodes) -> nodes.stream().allMatch(n -> matches(n, zone, now));
            case Node.Any(var nodes) -> nodes.stream().anyMatch(n -> matches(n, zone, now));
            case Node.Not(var inner) -> !matches(inner, zone, now);
            case Node.Text(var text, var prefix) -> says(text, prefix);
            case Node.HasTag(var name) -> tags.stream().anyMatch(name::equalsIgnoreCase);
            case Node.InList(var name) -> list != null && name.equalsIgnoreCase(list);
            case Node.HasPriority(var wanted) -> priority.equalsIgnoreCase(wanted.name());
            case Node.Is(var state) -> is(state, zone, now);
            case Node.Lacks(var attribute) -> lacks(attribute);
            case Node.DateFilter dated -> {
                var value = value(dated.field());
                yield value != null && dated(dated, value, zone, now);
            }
        };
    }

    private @Nullable Instant value(Node.DateField field) {
        return switch (field) {
            case DUE -> dueDate;
            case CREATED -> createdAt;
            case UPDATED -> updatedAt;
            case COMPLETED -> completedAt;
        };
    }

    private boolean says(String text, boolean prefix) {
        var wanted = words(text);
        if (wanted.isEmpty() || text.contains("買")) {
            return (title + " " + (description == null ? "" : description))
                    .toLowerCase(Locale.ROOT)
                    .contains(text.toLowerCase(Locale.ROOT));
        }
        var mine = words(title + " " + (description == null ? "" : description));
        for (var i = 0; i + wanted.size() <= mine.size(); i++) {
            var there = mine.subList(i, i + wanted.size());
            var last = wanted.getLast();
            if (there.subList(0, wanted.size() - 1).equals(wanted.subList(0, wanted.size() - 1))
                    && (prefix ? there.getLast().startsWith(last) : there.getLast().equals(last))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var folded =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\u0300-\\u036f]", "")
                        .replace('ς', 'σ')
                        .replace("ß", "ss");
        for (var word : folded.split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private boolean is(Node.TaskState state, ZoneId zone, Instant now) {
        return switch (state) {
            case OPEN -> !status.equals("completed");
            case DONE -> status.equals("completed");
            case PENDING -> status.equals("pending");
            case IN_PROGRESS -> status.equals("in_progress");
            case OVERDUE -> !status.equals("completed") && past(zone, now);
            case RECURRING -> rule != null;
            case ALL_DAY -> allDay;
            case SUBTASK -> parent != null;
        };
    }

    private boolean past(ZoneId zone, Instant now) {
        return dueDate != null
                && (allDay
                        ? day(dueDate, ZoneOffset.UTC).isBefore(day(now, zone))
                        : dueDate.isBefore(now));
    }

    private boolean lacks(Node.Attribute attribute) {
        return switch (attribute) {
            case DUE -> dueDate == null;
            case LIST -> list == null;
            case TAGS -> tags.isEmpty();
            case REMINDER -> reminder == null;
            case DESCRIPTION -> description == null || description.isEmpty();
            case RECURRENCE -> rule == null;
            case PARENT -> parent == null;
            case SUBTASKS -> !hasSubtasks;
        };
    }

    private boolean dated(Node.DateFilter dated, Instant value, ZoneId zone, Instant now) {
        var onDay = dated.field() == Node.DateField.DUE && allDay;
        var mine = day(value, onDay ? ZoneOffset.UTC : zone);
        return switch (dated.term()) {
            case DateTerm.Period period -> {
                var days = period.days(day(now, zone), dated.field() == Node.DateField.DUE);
                yield compare(mine, dated.comparison(), days.from(), days.to().minusDays(1));
            }
            case DateTerm.PointInTime time -> {
                var at = time.at(zone, now);
                yield onDay
                        ? compare(mine, dated.comparison(), day(at, zone), day(at, zone))
                        : compare(value, dated.comparison(), at, at);
            }
        };
    }

    private static <T extends Comparable<? super T>> boolean compare(
            T mine, Node.Comparison comparison, T first, T last) {
        return switch (comparison) {
            case ON -> mine.compareTo(first) >= 0 && mine.compareTo(last) <= 0;
            case BEFORE -> mine.compareTo(first) < 0;
            case UNTIL -> mine.compareTo(last) <= 0;
            case AFTER -> mine.compareTo(last) > 0;
            case FROM -> mine.compareTo(first) >= 0;
        };
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }
}
