package todo.api;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a change does to one field: it keeps the value, clears it, or sets another one. */
public sealed interface Patch<T> {

    record Keep<T>() implements Patch<T> {}

    record Clear<T>() implements Patch<T> {}

    record Set<T>(T value) implements Patch<T> {}

    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    /**
     * @param value null clears the field
     */
    static <T> Patch<T> to(@Nullable T value) {
        return value == null ? new Clear<>() : new Set<>(value);
    }

    default <R> Patch<R> map(Function<T, R> function) {
        return switch (this) {
            case Keep<T> keep -> keep();
            case Clear<T> clear -> new Clear<>();
            case Set<T> set -> new Set<>(function.apply(set.value()));
        };
    }

    /**
     * @return the value after the change; null if it is cleared
     */
    default @Nullable T apply(@Nullable T before) {
        return switch (this) {
            case Keep<T> keep -> before;
            case Clear<T> clear -> null;
            case Set<T> set -> set.value();
        };
    }

    /**
     * @param cleared the value of a field that is cleared
     */
    default T apply(T before, T cleared) {
        return switch (this) {
            case Keep<T> keep -> before;
            case Clear<T> clear -> cleared;
            case Set<T> set -> set.value();
        };
    }
}
