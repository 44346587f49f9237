package todo.api.account;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.database.Condition;

/**
 * Somebody whose token is sound, while it is not known yet whether their session lives: the
 * statement that does their work finds that out too, which spares a look at the database. Whatever
 * it gives or changes under {@link #proof()} is theirs; where it finds nothing, {@link #caller()}
 * tells why.
 *
 * @param owner who they say they are
 * @param session of the token; null for a personal one
 * @param proof holds while their session lives
 * @param channel how the caller reaches the product
 */
public record UnverifiedCaller(
        UUID owner,
        @Nullable UUID session,
        Condition proof,
        Channel channel,
        Supplier<Caller> whole) {

    /**
     * @return who they are, from a look at the database
     * @throws todo.failure.Failure.Unauthorized if their session has ended
     */
    public Caller caller() {
        return whole.get();
    }
}
