package todo.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * Slows down guessing: after five attempts without success, for one account or from one address,
 * each further one has to wait, twice as long as the one before and a quarter of an hour at most.
 * Slows down opening accounts too, of which an address has 200 at once, and as many an hour. Kept
 * in the database, so that replicas count together. Safe for concurrent use.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html">OWASP,
 *     protection against automated attacks</a>
 */
public final class LoginThrottle {

    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /**
     * More than a school class opens, or all who come by one proxy that TRUSTED_PROXIES does not
     * name; too few to fill the database, or to keep its processor busy with hashes.
     */
    private static final int REGISTRATIONS = 200;

    /** One is forgotten after each of these: the hour of quiet never comes behind a busy proxy. */
    private static final Duration REGISTRATION = Duration.ofHours(1).dividedBy(REGISTRATIONS);

    /** After so long without an attempt, nothing is held against anybody. */
    public static final Duration MEMORY = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    public LoginThrottle(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt before it is made, so that many at one moment are counted too.
     *
     * @throws Failure.TooManyRequests if it has to wait
     */
    void attempt(String email, String address) {
        database.transaction(transaction -> {
            // In one order for all, so that two attempts never wait for each other.
            count(transaction, account(transaction, email));
            count(transaction, address(address));
            return true;
        });
    }

    private void count(Transaction transaction, String subject) {
        var now = now();
        var before = before(transaction, subject, now);
        if (before.freeAt.isAfter(now)) {
            throw new Failure.TooManyRequests(
                    "Too many attempts with a password. Please wait a while before the next one.",
                    Duration.between(now, before.freeAt).plusSeconds(1));
        }
        var attempts = before.lastAt.plus(MEMORY).isBefore(now) ? 1 : before.attempts + 1;
        keep(transaction, subject, attempts, now.plus(wait(attempts)), now);
    }

    /**
     * Counts an account that is about to be opened.
     *
     * @throws Failure.TooManyRequests if it has to wait
     */
    void registration(String address) {
        database.transaction(transaction -> {
            var now = now();
            var subject = "registrations " + network(address);
            var before = before(transaction, subject, now);
            var forgotten = Duration.between(before.lastAt, now).dividedBy(REGISTRATION);
            var left = (int) Math.max(0, before.attempts - forgotten);
            if (left >= REGISTRATIONS) {
                throw new Failure.TooManyRequests(
                        "Many accounts have been opened from where you are. Please wait a while.",
                        Duration.between(now, before.lastAt.plus(REGISTRATION)).plusSeconds(1));
            }
            keep(transaction, subject, left + 1, now, now);
            return true;
        });
    }

    /**
     * @return what is known of the subject, which nobody else counts meanwhile
     */
    private static Attempts before(Transaction transaction, String subject, Instant now) {
        return transaction
                .sql(
                        """
                        insert into login_attempts (subject, attempts, free_at, last_at)
                        values (?, 0, ?, ?)
                        on conflict (subject) do update set subject = excluded.subject
                        returning *
                        """)
                .with(subject, now, now)
                .first(LoginThrottle::read)
                .orElseThrow();
    }

    private static void keep(
            Transaction transaction, String subject, int attempts, Instant freeAt, Instant now) {
        transaction
                .sql(
                        """
                        update login_attempts set attempts = ?, free_at = ?, last_at = ?
                        where subject = ?
                        """)
                .with(attempts, freeAt, now, subject)
                .update();
    }

    /**
     * @return to the microsecond, which is what the database keeps
     */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Attempts(int attempts, Instant freeAt, Instant lastAt) {}

    private static Attempts read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Attempts(
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "free_at")),
                Objects.requireNonNull(Sql.instant(row, "last_at")));
    }

    private static Duration wait(int attempts) {
        if (attempts < FREE) {
            return Duration.ZERO;
        }
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - FREE, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** Forgets the attempts on an account, and the one that succeeded from the address. */
    void succeeded(String email, String address) {
        database.transaction(transaction -> {
            transaction
                    .sql("delete from login_attempts where subject = ?")
                    .with(account(transaction, email))
                    .update();
            return transaction
                    .sql(
                            """
                            update login_attempts set attempts = attempts - 1, free_at = last_at
                            where subject = ? and attempts > 0
                            """)
                    .with(address(address))
                    .update();
        });
    }

    /**
     * In the small letters by which the database finds the account, which are not always Java's;
     * and as a digest, for what somebody typed by mistake may be their password.
     */
    private static String account(Transaction transaction, String email) {
        return transaction
                .sql("select 'account ' || encode(sha256(convert_to(lower(?), 'UTF8')), 'hex')")
                .with(email)
                .first(row -> row.getString(1))
                .orElseThrow();
    }

    private static String address(String address) {
        return "address " + network(address);
    }

    /**
     * @return an address of IPv4; of IPv6 the first 64 bits, for whoever has one address there has
     *     all that begin with them (RFC 6177)
     */
    private static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length == 8
                ? String.join(":", Arrays.asList(groups).subList(0, 4)) + "::/64"
                : address;
    }
}
