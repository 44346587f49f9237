package todo.api.account;

import java.time.ZoneId;
import java.util.UUID;

/**
 * An authenticated caller.
 *
 * @param user the account that they have signed in to
 * @param scope what their token allows
 * @param channel how they reach the product
 */
public record Caller(User user, Scope scope, Channel channel) {

    /**
     * The only place that decides whose tasks, lists and saved queries a caller sees and changes:
     * their own. An operation takes the owner of an existing task from the task.
     *
     * @return the id of the owning account
     */
    public UUID owner() {
        return user.id();
    }

    /**
     * @return the same caller, whose changes are recorded under another channel
     */
    public Caller through(Channel other) {
        return new Caller(user, scope, other);
    }

    /**
     * @return the zone in which the caller's days begin and end
     */
    public ZoneId zone() {
        return ZoneId.of(user.timeZone());
    }
}
