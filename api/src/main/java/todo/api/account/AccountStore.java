package todo.api.account;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;

/** Stores accounts. Safe for concurrent use. */
public final class AccountStore {

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    public AccountStore(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @return the new user; empty if the address has an account, regardless of case
     */
    Optional<User> add(EmailAddress email, @Nullable DisplayName name, String passwordHash) {
        return database.sql(
                        """
                        insert into users (id, email, name, password_hash, created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (lower(email)) do nothing
                        returning %s
                        """
                                .formatted(User.COLUMNS))
                .with(
                        ids.next(),
                        email.value(),
                        name == null ? null : name.value(),
                        passwordHash,
                        clock.instant())
                .first(User::read);
    }

    /** A user with the hash of their password. */
    record Credentials(User user, String passwordHash) {}

    /**
     * @param email compared without regard to case
     */
    Optional<Credentials> credentials(String email) {
        return database.sql(
                        "select password_hash, %s from users where lower(email) = lower(?)"
                                .formatted(User.COLUMNS))
                .with(email)
                .first(row -> new Credentials(User.read(row), row.getString("password_hash")));
    }

    /**
     * Changes the patched columns only, because another replica may be changing others.
     *
     * @param patch at least one field
     * @return the changed user; empty if the account has been deleted
     */
    Optional<User> change(UUID user, ProfilePatch patch) {
        var change = patch.columns();
        var columns =
                change.entrySet().stream()
                        .map(column ->
                                column.getKey() + (column.getValue() == null ? "=default" : "=?"))
                        .collect(Collectors.joining(", "));
        return database.sql(
                        "update users set %s where id = ? returning %s"
                                .formatted(columns, User.COLUMNS))
                .with(change.values().stream().filter(Objects::nonNull).toArray())
                .with(user)
                .first(User::read);
    }

    /**
     * @param before the hash that the old password was compared with
     * @return false if the password has been changed in the meantime
     */
    boolean changePassword(UUID user, String before, String passwordHash) {
        return database.sql(
                                """
                                update users set password_hash = ?
                                where id = ? and password_hash = ?
                                """)
                        .with(passwordHash, user, before)
                        .update()
                == 1;
    }

    /** Deletes an account with all its data. */
    void delete(UUID user) {
        database.sql("delete from users where id = ?").with(user).update();
    }
}
