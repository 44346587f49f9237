package todo.api.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import todo.api.account.Channel;
import todo.api.account.UnverifiedCaller;
import todo.api.database.Database;

/**
 * Adds one thing at a time, each by an operation of its own. Those that one session adds while an
 * earlier one is being written are written with one statement (group commit): a crowd of them costs
 * a fraction each, and whoever comes alone waits for nobody. Safe for concurrent use.
 */
public final class Additions<E> {

    /** A bound; as many as a service answers at a time. */
    private static final int LARGEST = 32;

    private final Database database;
    private final UserLock turns;
    private final BiPredicate<UnverifiedCaller, List<E>> writing;

    /** Those that wait for their turn, where more may still join them. */
    private final Map<Source, Group<E>> open = new HashMap<>();

    /**
     * @param writing in one transaction; false where nothing was written, as the session has ended
     */
    Additions(Database database, UserLock turns, BiPredicate<UnverifiedCaller, List<E>> writing) {
        this.database = database;
        this.turns = turns;
        this.writing = writing;
    }

    /** Who may be written together: what proves one of them proves the others. */
    private record Source(UUID owner, @Nullable UUID session, Channel through) {

        static Source of(UnverifiedCaller guard) {
            return new Source(guard.owner(), guard.session(), guard.through());
        }
    }

    /** What is written together. */
    private static final class Group<E> {
        final List<E> elements = new ArrayList<>();
        final CompletableFuture<Boolean> written = new CompletableFuture<>();
    }

    /**
     * @return whether it was added; false where the session has ended
     * @throws todo.failure.Failure.Unavailable if it has not been their turn for a while, or the
     *     database is away; then none of those that were written together is added
     */
    public boolean add(UnverifiedCaller guard, E element) {
        if (database.isInTransaction()) {
            // With a connection already, nobody waits.
            return writing.test(guard, List.of(element));
        }
        var source = Source.of(guard);
        var alone = new Group<E>();
        alone.elements.add(element);
        var group = join(source, alone);
        return group == alone ? lead(guard, source, group) : outcome(group);
    }

    /**
     * @param alone what is opened where no group has room
     */
    private Group<E> join(Source source, Group<E> alone) {
        synchronized (open) {
            var group = open.get(source);
            if (group == null || group.elements.size() == LARGEST) {
                open.put(source, alone);
                return alone;
            }
            group.elements.addAll(alone.elements);
            return group;
        }
    }

    private boolean lead(UnverifiedCaller guard, Source source, Group<E> group) {
        try {
            var written =
                    turns.take(
                            guard.owner(),
                            () -> {
                                close(source, group);
                                return writing.test(guard, group.elements);
                            });
            group.written.complete(written);
            return written;
        } catch (RuntimeException | Error failed) {
            close(source, group);
            group.written.completeExceptionally(failed);
            throw failed;
        }
    }

    private void close(Source source, Group<E> group) {
        synchronized (open) {
            open.remove(source, group);
        }
    }

    /** Which is there as soon as the first of the group has its own, whose time is limited. */
    private static boolean outcome(Group<?> group) {
        try {
            return group.written.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
