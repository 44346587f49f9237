package todo.api.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many tasks there were, for as long as their owner has changed nothing: to count them takes
 * longer than to show a page of them. Safe for concurrent use.
 */
final class Totals {

    private static final int REMEMBERED = 1_000;

    private final Map<List<Object>, Counted> counted =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<List<Object>, Counted> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    private record Counted(long lastChange, long total) {}

    /**
     * @param where of the tasks that count; nothing in it depends on the time
     * @param lastChange the number of their owner's last change, read before the count
     */
    long get(Where where, long lastChange, LongSupplier count) {
        var key = where.key();
        var known = counted.get(key);
        if (known == null || known.lastChange != lastChange) {
            known = new Counted(lastChange, count.getAsLong());
            counted.put(key, known);
        }
        return known.total;
    }
}
