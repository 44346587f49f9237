package todo.api.account;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import todo.failure.Failure;
import todo.failure.FailureCode;

/**
 * Hashes passwords with Argon2id, one at a time, because a hash takes 12 MiB and 0.1 s of a core.
 * Safe for concurrent use.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP:
 *     Argon2id, m=12 MiB, t=3, p=1</a>
 */
public final class PasswordHasher {

    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    /** As many as a fifth of a core hashes within the timeout. */
    private static final int QUEUE_LENGTH = 8;

    /**
     * The cost of a hash, and thus of a guess.
     *
     * @param kibibytes memory
     * @param passes over that memory
     */
    public record Cost(int kibibytes, int passes) {

        /** The minimum that OWASP recommends. */
        public static final Cost RECOMMENDED = new Cost(12_288, 3);
    }

    private final Argon2Function argon2id;
    private final String dummyHash;

    /**
     * A platform thread: the operating system lets it share the processor with the threads that
     * serve requests. A virtual thread would occupy its carrier until the hash is done.
     */
    private final ExecutorService hashing =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(QUEUE_LENGTH),
                    Thread.ofPlatform().name("password-hasher").daemon().factory());

    public PasswordHasher(Cost cost) {
        argon2id = Argon2Function.getInstance(cost.kibibytes, cost.passes, 1, 32, Argon2.ID);
        dummyHash =
                "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                        .formatted(cost.kibibytes, cost.passes, "A".repeat(22), "A".repeat(43));
    }

    /**
     * @return the hash with its salt and settings, in PHC string format
     */
    String hash(Password password) {
        return await(() ->
                com.password4j.Password.hash(password.text())
                        .addRandomSalt(16)
                        .with(argon2id)
                        .getResult());
    }

    /**
     * @param hash may have been made with other settings; empty for an unknown account, for which a
     *     dummy hash takes the same time
     * @return whether the password matches the hash
     */
    boolean matches(Password password, Optional<String> hash) {
        var stored = hash.orElse(dummyHash);
        var settings = Argon2Function.getInstanceFromHash(stored);
        var same =
                await(() -> com.password4j.Password.check(password.text(), stored).with(settings));
        return same && hash.isPresent();
    }

    /**
     * @return whether the hash was made with other settings than the current ones
     */
    boolean needsRehash(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(argon2id);
    }

    private <T> T await(Callable<T> task) {
        try {
            return hashing.submit(task).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException overloaded) {
            throw new Failure.Unavailable(
                    FailureCode.OVERLOADED,
                    "Too many people are signing in. Try again in a few seconds.",
                    TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable(
                    FailureCode.SHUTTING_DOWN,
                    "This server is shutting down. Try again in a few seconds.",
                    TIMEOUT);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
