package todo.api.account;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import todo.api.Ids;
import todo.api.database.Database;

/** Keeps accounts; safe for concurrent use. */
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
     * @return the new user; empty where the e-mail has an account already, in whatever case
     */
    Optional<User> add(String email, @Nullable String name, String passwordHash) {
        return database.sql(
                        """
                        insert into users (id, email, name, password_hash, created_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (lower(email)) do nothing
                        returning %s
                        """
                                .formatted(User.COLUMNS))
                .with(ids.next(), email, name, passwordHash, clock.instant())
                .first(User::read);
    }

    /** Somebody with what their password is compared with. */
    record Login(User user, String passwordHash) {}

    Optional<Login> login(String email) {
        return database.sql(
                        "select password_hash, %s from users where lower(email) = lower(?)"
                                .formatted(User.COLUMNS))
                .with(email)
                .first(row -> new Login(User.read(row), row.getString("password_hash")));
    }

    /**
     * Changes what is named and nothing else, which another replica may be changing.
     *
     * @param change values by column, at least one; a null stands for the column's default
     * @return the user as they are then; empty where the account is gone
     */
    Optional<User> change(UUID user, Map<String, @Nullable String> change) {
        var columns =
                change.entrySet().stream()
                        .map(one -> one.getKey() + (one.getValue() == null ? "=default" : "=?"))
                        .collect(Collectors.joining(", "));
        return database.sql(
                        "update users set %s where id = ? returning %s"
                                .formatted(columns, User.COLUMNS))
                .with(change.values().stream().filter(Objects::nonNull).toArray())
                .with(user)
                .first(User::read);
    }

    /**
     * @param before the hash that was checked
     * @return whether it was that one still
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

    /** Removes an account and all that is its own. */
    void remove(UUID user) {
        database.sql("delete from users where id = ?").with(user).update();
    }
}
