package todo.api.change;

import java.util.UUID;
import java.util.function.Function;

/**
 * What an operation returns.
 *
 * @param operationId names the operation in the change log; {@link Undo} takes it
 */
public record OperationResult<T>(UUID operationId, T value) {

    /**
     * @return the same operation with another value
     */
    public <R> OperationResult<R> map(Function<T, R> function) {
        return new OperationResult<>(operationId, function.apply(value));
    }
}
