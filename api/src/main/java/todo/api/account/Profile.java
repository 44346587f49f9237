package todo.api.account;

import todo.api.database.Database;
import todo.failure.Failure;
import todo.failure.FaultCode;

/** Operations on a user's own account. Safe for concurrent use. */
public final class Profile {

    private final AccountStore accounts;
    private final PasswordHasher passwords;
    private final LoginThrottle throttle;
    private final SessionStore sessions;
    private final Database database;

    /**
     * @param database that stores both the accounts and the sessions
     */
    public Profile(
            AccountStore accounts,
            PasswordHasher passwords,
            LoginThrottle throttle,
            SessionStore sessions,
            Database database) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.database = database;
    }

    /**
     * @return the changed user
     * @throws Failure.Unauthorized if the account has been deleted
     */
    User change(User user, ProfilePatch patch) {
        if (patch.columns().isEmpty()) {
            return user;
        }
        return accounts.change(user.id(), patch)
                .orElseThrow(() -> new Failure.Unauthorized("This account has been deleted."));
    }

    /**
     * Deletes the account with all its data.
     *
     * @param address of the client
     * @throws Failure.TooManyRequests after too many attempts, because the token may be stolen
     * @throws Failure.Invalid if the password is wrong
     */
    void delete(User user, Password password, String address) {
        verify(user, password, "/password", address);
        accounts.delete(user.id());
    }

    /**
     * Changes the password and ends every other session.
     *
     * @param address of the client
     * @throws Failure.TooManyRequests after too many attempts, because the token may be stolen
     * @throws Failure.Invalid if the current password is wrong
     */
    void changePassword(Session session, Password current, Password chosen, String address) {
        var before = verify(session.user(), current, "/current_password", address);
        var hash = passwords.hash(chosen);
        database.transaction(_ -> {
            if (!accounts.changePassword(session.user().id(), before, hash)) {
                throw wrongPassword("/current_password");
            }
            sessions.closeOthers(session);
            return true;
        });
    }

    /**
     * @return the hash of the password
     */
    private String verify(User user, Password password, String pointer, String address) {
        throttle.countAttempt(user.email(), address);
        var hash = accounts.credentials(user.email()).map(AccountStore.Credentials::passwordHash);
        if (!passwords.matches(password, hash)) {
            throw wrongPassword(pointer);
        }
        throttle.reset(user.email(), address);
        return hash.orElseThrow();
    }

    private static Failure wrongPassword(String pointer) {
        return new Failure.Invalid(pointer, FaultCode.INVALID, "This is not your password.");
    }
}
