package todo.api.notification;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import todo.api.Ids;
import todo.api.database.Database;
import todo.api.database.Transaction;

/**
 * Makes notifications of the reminders that are due, each exactly once: a reminder is taken out in
 * the transaction that keeps its notification, and what one replica is at others pass over. Safe
 * for concurrent use, by any number of replicas.
 */
public final class ReminderDelivery {

    private static final int BATCH = 500;

    /** How many notifications of one person are kept. */
    private static final int KEPT = 1_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Counter delivered;
    private final Histogram delay;

    /**
     * @param registry where it is counted how many were delivered, and how late
     */
    public ReminderDelivery(Database database, Ids ids, Clock clock, CollectorRegistry registry) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.delivered =
                Counter.build("reminders_delivered", "Reminders that became notifications.")
                        .register(registry);
        this.delay =
                Histogram.build(
                                "reminder_delay_seconds",
                                "From the moment that a reminder was for to its notification.")
                        .buckets(1, 2.5, 5, 10, 15, 20, 30, 60, 300, 3_600, 86_400)
                        .register(registry);
    }

    /**
     * Delivers all that is due.
     *
     * @throws todo.failure.Failure.Unavailable where the database is away: what is not delivered by
     *     then stays to be delivered
     */
    public void run() {
        List<Reminder> batch;
        do {
            var now = clock.instant();
            batch = database.transaction(transaction -> deliver(transaction, now));
            delivered.inc(batch.size());
            batch.forEach(reminder -> delay.observe(reminder.delay(now).toMillis() / 1e3));
        } while (batch.size() == BATCH);
    }

    private List<Reminder> deliver(Transaction transaction, Instant now) {
        var due = take(transaction, now);
        if (!due.isEmpty()) {
            keep(transaction, due, now);
            forget(transaction, due);
        }
        return due;
    }

    /** Their owners are locked with them, so that nobody who removes an account is waited for. */
    private static List<Reminder> take(Transaction transaction, Instant now) {
        return transaction
                .sql(
                        """
                        with due as materialized (
                          select task_id, title, due_date, all_day, time_zone
                          from reminders
                            join tasks on tasks.id = task_id
                            join users on users.id = reminders.user_id
                          where ready_at <= ?
                          order by ready_at
                          limit ?
                          for update of reminders skip locked
                          for key share of users skip locked)
                        delete from reminders using due where reminders.task_id = due.task_id
                        returning reminders.*, title, due_date, all_day, time_zone
                        """)
                .with(now, BATCH)
                .all(Reminder::read);
    }

    private void keep(Transaction transaction, List<Reminder> due, Instant now) {
        transaction
                .sql(
                        """
                        insert into notifications
                          (id, user_id, task_id, type, message, remind_at, sent_at, created_at)
                        select id::uuid, owner::uuid, task::uuid, 'reminder', message, at::timestamptz, now, now
                        from unnest(?, ?, ?, ?, ?) as due (id, owner, task, message, at),
                          cast(? as timestamptz) as now
                        on conflict (task_id, remind_at) do nothing
                        """)
                .with(
                        texts(due, reminder -> ids.next()),
                        texts(due, Reminder::owner),
                        texts(due, Reminder::task),
                        texts(due, reminder -> reminder.message(now)),
                        texts(due, Reminder::remindAt),
                        now)
                .update();
    }

    private static List<String> texts(List<Reminder> due, Function<Reminder, Object> member) {
        return due.stream().map(member).map(Object::toString).toList();
    }

    /** Drops the oldest ones where somebody has too many. */
    private static void forget(Transaction transaction, List<Reminder> due) {
        transaction
                .sql(
                        """
                        delete from notifications using (
                          select owner::uuid, (
                            select id from notifications where user_id = owner::uuid
                            order by id desc offset ? limit 1) as last
                          from unnest(?) as owner) kept
                        where user_id = kept.owner and id <= kept.last
                        """)
                .with(
                        KEPT,
                        due.stream().map(Reminder::owner).distinct().map(UUID::toString).toList())
                .update();
    }
}
