package todo.api.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import todo.api.query.TextNormalizer;
import todo.failure.BrokenRule;
import todo.failure.FaultCode;
import todo.failure.TextRule;

/**
 * The tags of a task. Two names that differ in their capitals are the same tag.
 *
 * @param names at most 10 different ones, of 1 to 50 characters each, as they were written first
 */
public record Tags(List<String> names) {

    /** How many tags a task can have. */
    public static final int MOST = 10;

    /** Of each name. */
    public static final TextRule NAME = new TextRule(1, 50);

    public static final Tags NONE = new Tags(List.of());

    public Tags {
        names = distinct(names);
        if (names.size() > MOST) {
            throw new BrokenRule(
                    FaultCode.TOO_LONG, "A task can have at most %d tags.".formatted(MOST));
        }
        names.forEach(NAME::check);
    }

    public Tags with(Collection<String> added) {
        var all = new ArrayList<>(names);
        all.addAll(added);
        return new Tags(all);
    }

    public Tags without(Collection<String> removed) {
        var keys = removed.stream().map(Tags::key).collect(Collectors.toSet());
        return new Tags(names.stream().filter(name -> !keys.contains(key(name))).toList());
    }

    private static List<String> distinct(List<String> names) {
        var distinct = new LinkedHashMap<String, String>();
        names.forEach(name -> distinct.putIfAbsent(key(name), name));
        return List.copyOf(distinct.values());
    }

    /**
     * In lower case character by character, as the database does it.
     *
     * @return equal for names of the same tag
     */
    private static String key(String name) {
        return name.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * @param names at least one
     * @return a query to the full-text index that finds tasks with all of these tags
     */
    static String tsquery(List<String> names) {
        return names.stream()
                .map(TextNormalizer::tag)
                .collect(Collectors.joining(") & (", "(", ")"));
    }
}
