package todo.api.change;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Remembers what was read about an owner until the owner changes something. A full cache drops the
 * least recently used entry. Safe for concurrent use.
 *
 * @param <K> equal for equal questions; names the owner
 */
public final class VersionedCache<K, V> {

    private final Map<K, Versioned<V>> entries;

    private record Versioned<V>(long lastChange, V value) {}

    public VersionedCache(int maxEntries) {
        entries =
                Collections.synchronizedMap(
                        new LinkedHashMap<>(16, 0.75f, true) {
                            @Override
                            protected boolean removeEldestEntry(Map.Entry<K, Versioned<V>> eldest) {
                                return size() > maxEntries;
                            }
                        });
    }

    /**
     * @param lastChange the id of the owner's last change, read before {@code read} runs
     * @param read does not depend on the time
     */
    public V get(K key, long lastChange, Supplier<V> read) {
        var known = entries.get(key);
        if (known == null || known.lastChange() != lastChange) {
            known = new Versioned<>(lastChange, read.get());
            entries.put(key, known);
        }
        return known.value();
    }
}
