package todo.api.task;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import todo.api.query.TextNormalizer;

/** Names of tags, which are the same in capitals and in small letters. */
final class Tags {

    private Tags() {}

    /**
     * @return each of them once, as it was written first
     */
    static List<String> distinct(Collection<String> names) {
        var distinct = new LinkedHashMap<String, String>();
        names.forEach(name -> distinct.putIfAbsent(key(name), name));
        return List.copyOf(distinct.values());
    }

    /**
     * Character by character, as the database does it.
     *
     * @return equal for what is the same tag
     */
    static String key(String name) {
        return name.codePoints()
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /**
     * @return the names, at least one, as the index of words is asked for all of them
     */
    static String tsquery(List<String> names) {
        return names.stream()
                .map(TextNormalizer::tag)
                .collect(Collectors.joining(") & (", "(", ")"));
    }
}
