package todo.api.account;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import todo.api.database.Condition;

/**
 * A caller whose token is valid but whose session has not been checked yet. The statement that does
 * the work checks it too, which saves a query: it has to include {@link #proof()}. If it then finds
 * nothing, {@link #caller()} says why.
 *
 * @param owner the user named by the token
 * @param session of the token; null for a personal token
 * @param scope what the token allows
 * @param proof true while the session is active
 * @param channel the channel of the request
 * @param verification checks the session
 */
public record UnverifiedCaller(
        UUID owner,
        @Nullable UUID session,
        Scope scope,
        Condition proof,
        Channel channel,
        Supplier<Caller> verification) {

    /**
     * @return a caller that needs no further verification
     */
    public static UnverifiedCaller of(Caller caller) {
        return new UnverifiedCaller(
                caller.user().id(),
                null,
                caller.scope(),
                Condition.ALWAYS,
                caller.channel(),
                () -> caller);
    }

    /**
     * @return the same caller, whose changes are recorded under another channel
     */
    UnverifiedCaller through(Channel other) {
        return new UnverifiedCaller(
                owner, session, scope, proof, other, () -> caller().through(other));
    }

    /**
     * @return the caller, checked by a query
     * @throws todo.failure.Failure.Unauthorized if the session has ended
     */
    public Caller caller() {
        return verification.get();
    }
}
