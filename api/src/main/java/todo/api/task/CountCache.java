package todo.api.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers how many tasks match a filter until their owner changes something: counting a thousand
 * tasks takes longer than listing a page of them. Safe for concurrent use.
 */
final class CountCache {

    private static final int MAX_ENTRIES = 1_000;

    private final Map<List<Object>, Count> counts =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<List<Object>, Count> eldest) {
                            return size() > MAX_ENTRIES;
                        }
                    });

    private record Count(long lastChange, long total) {}

    /**
     * @param filter equal for equal filters; does not depend on the time
     * @param lastChange the id of the owner's last change, read before the count
     */
    long get(List<Object> filter, long lastChange, LongSupplier count) {
        var known = counts.get(filter);
        if (known == null || known.lastChange() != lastChange) {
            known = new Count(lastChange, count.getAsLong());
            counts.put(filter, known);
        }
        return known.total();
    }
}
