package todo.api.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
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
 * Hashes passwords, one at a time: a hash takes 12 MiB and a tenth of a second of a core, and other
 * requests go on meanwhile. Safe for concurrent use.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP:
 *     Argon2id, m=12 MiB, t=3, p=1</a>
 */
public final class Passwords {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** As many as are hashed within that patience by a fifth of a core. */
    private static final int WAITING = 8;

    /**
     * How much work a guess is.
     *
     * @param kibibytes of memory
     * @param passes over that memory
     */
    public record Work(int kibibytes, int passes) {

        /** The least that OWASP recommends. */
        public static final Work ENOUGH = new Work(12_288, 3);
    }

    private final Argon2Function argon2id;
    private final String nobody;

    /**
     * A thread of the operating system's: it shares the processor with those that serve requests,
     * of which a virtual one would keep it until the hash is done.
     */
    private final ExecutorService hashing =
            new ThreadPoolExecutor(
                    1,
                    1,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("passwords").daemon().factory());

    public Passwords(Work work) {
        argon2id = Argon2Function.getInstance(work.kibibytes, work.passes, 1, 32, Argon2.ID);
        nobody =
                "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                        .formatted(work.kibibytes, work.passes, "A".repeat(22), "A".repeat(43));
    }

    /**
     * @return the hash with its salt and settings, in PHC form
     */
    String hash(String password) {
        return alone(
                () -> Password.hash(normal(password)).addRandomSalt(16).with(argon2id).getResult());
    }

    /**
     * @param hash empty where nobody has the e-mail: false then, after the same time, for the
     *     password is compared with nobody's
     * @return whether it is the one, under whatever settings its hash was made
     */
    boolean matches(String password, Optional<String> hash) {
        var kept = hash.orElse(nobody);
        var settings = Argon2Function.getInstanceFromHash(kept);
        var same = alone(() -> Password.check(normal(password), kept).with(settings));
        return same && hash.isPresent();
    }

    /**
     * @return whether it was made under other settings, and should be made anew
     */
    boolean isOld(String hash) {
        return !Argon2Function.getInstanceFromHash(hash).equals(argon2id);
    }

    /** The same letters may be typed as different code points (NIST SP 800-63B, 3.1.1.2). */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private <T> T alone(Callable<T> work) {
        try {
            return hashing.submit(work).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | TimeoutException many) {
            throw new Failure.Unavailable(
                    FailureCode.OVERLOADED,
                    "Many people are signing in. Please try again in a moment.",
                    PATIENCE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure.Unavailable(
                    FailureCode.SHUTTING_DOWN,
                    "The service is stopping. Please try again in a moment.",
                    PATIENCE);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
