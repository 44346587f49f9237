package todo.api.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import todo.api.database.Database;
import todo.api.database.Sql;
import todo.api.database.Transaction;
import todo.failure.Failure;

/**
 * Rate limits for sign-ins, registrations and fetched documents. After five failed attempts for an
 * account or from an address, each further attempt has to wait twice as long as the one before, at
 * most 15 minutes. An address can register 200 accounts and 200 OAuth clients at once, and then 200
 * an hour; a user can make the service fetch 30 documents about clients at once, and then 30 an
 * hour. The counters are stored in the database, so that replicas count together. Safe for
 * concurrent use.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html">OWASP,
 *     protection against automated attacks</a>
 */
public final class LoginThrottle {

    private static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration MAX_WAIT = Duration.ofMinutes(15);

    /**
     * Enough for a school class, or for all users behind a proxy that is missing in
     * TRUSTED_PROXIES; too few to fill the database or to occupy the processor with hashes.
     */
    private static final int MAX_REGISTRATIONS = 200;

    /** Enough for a person who connects apps, too few to burden another site. */
    private static final int MAX_DOCUMENT_FETCHES = 30;

    /** A counter without an attempt for this long is reset. */
    public static final Duration RETENTION = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    public LoginThrottle(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Counts an attempt before it is made, so that simultaneous attempts are counted too.
     *
     * @throws Failure.TooManyRequests if the attempt has to wait
     */
    void countAttempt(String email, String address) {
        database.transaction(transaction -> {
            // Always in this order, so that two attempts cannot deadlock.
            count(transaction, account(transaction, email));
            count(transaction, address(address));
            return true;
        });
    }

    private void count(Transaction transaction, String subject) {
        var now = clock.instant();
        var before = lock(transaction, subject, now);
        if (before.freeAt.isAfter(now)) {
            throw new Failure.TooManyRequests(
                    "Too many attempts. " + tryAgainIn(Duration.between(now, before.freeAt)),
                    Duration.between(now, before.freeAt).plusSeconds(1));
        }
        var attempts = before.lastAt.plus(RETENTION).isBefore(now) ? 1 : before.attempts + 1;
        save(transaction, subject, attempts, now.plus(wait(attempts)), now);
    }

    /**
     * Counts a registration before it is made.
     *
     * @throws Failure.TooManyRequests if it has to wait
     */
    void countRegistration(String address) {
        count(
                "registrations " + network(address),
                MAX_REGISTRATIONS,
                "Too many accounts were registered from your network.");
    }

    /**
     * Counts a program that registers itself, likewise.
     *
     * @throws Failure.TooManyRequests if it has to wait
     */
    public void countClientRegistration(String address) {
        count(
                "client registrations " + network(address),
                MAX_REGISTRATIONS,
                "Too many apps were registered from your network.");
    }

    /**
     * Counts a request to a server that the user may have chosen, before it is made.
     *
     * @throws Failure.TooManyRequests if it has to wait
     */
    public void countDocumentFetch(UUID user) {
        count(
                "documents " + user,
                MAX_DOCUMENT_FETCHES,
                "You have tried to connect too many apps.");
    }

    /**
     * @param hourly how many there can be at once, and then in an hour
     */
    private void count(String subject, int hourly, String refusal) {
        database.transaction(transaction -> {
            var now = clock.instant();
            var before = lock(transaction, subject, now);
            // Drops by one after each interval: a busy proxy is never quiet for a whole hour.
            var interval = Duration.ofHours(1).dividedBy(hourly);
            var expired = Duration.between(before.lastAt, now).dividedBy(interval);
            var counted = (int) Math.max(0, before.attempts - expired);
            if (counted >= hourly) {
                var wait = Duration.between(now, before.lastAt.plus(interval));
                throw new Failure.TooManyRequests(
                        refusal + " " + tryAgainIn(wait), wait.plusSeconds(1));
            }
            save(transaction, subject, counted + 1, now, now);
            return true;
        });
    }

    /**
     * @return the subject's counter, locked until the transaction ends
     */
    private static Attempts lock(Transaction transaction, String subject, Instant now) {
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

    private static void save(
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

    private record Attempts(int attempts, Instant freeAt, Instant lastAt) {}

    private static Attempts read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Attempts(
                row.getInt("attempts"),
                Objects.requireNonNull(Sql.instant(row, "free_at")),
                Objects.requireNonNull(Sql.instant(row, "last_at")));
    }

    private static String tryAgainIn(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds < 120
                ? "Try again in %d second%s.".formatted(seconds, seconds == 1 ? "" : "s")
                : "Try again in %d minutes.".formatted((seconds + 59) / 60);
    }

    private static Duration wait(int attempts) {
        if (attempts < FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - FREE_ATTEMPTS, 10));
        return doubled.compareTo(MAX_WAIT) < 0 ? doubled : MAX_WAIT;
    }

    /** Resets the account's counter after a success, and takes this attempt off the address. */
    void reset(String email, String address) {
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
     * Lower-cased by the database, as it finds accounts, because Java's rules differ. Hashed,
     * because some people type their password into the wrong field.
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
     * @return an IPv4 address as it is; of an IPv6 address the first 64 bits, because a customer
     *     owns the whole network (RFC 6177)
     */
    private static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length == 8
                ? String.join(":", Arrays.asList(groups).subList(0, 4)) + "::/64"
                : address;
    }
}
