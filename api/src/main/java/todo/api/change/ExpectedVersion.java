package todo.api.change;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * The versions that a client is willing to change.
 *
 * @param accepted null for any version
 */
public record ExpectedVersion(@Nullable Set<Long> accepted) {

    public static final ExpectedVersion ANY = new ExpectedVersion(null);

    /**
     * @param version the current one
     * @throws Failure.PreconditionFailed if the client expects another one
     */
    public void check(long version) {
        if (accepted != null && !accepted.contains(version)) {
            throw new Failure.PreconditionFailed(
                    "This was changed elsewhere. Load it again before you change it.");
        }
    }
}
