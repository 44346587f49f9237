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
 * Turns due reminders into notifications, each exactly once: the transaction that inserts the
 * notification deletes the reminder, and replicas skip rows that another one has locked. Safe for
 * concurrent use, by any number of replicas.
 */
public final class ReminderDelivery {

    private static final int BATCH_SIZE = 500;

    /** Per user; the oldest are deleted. */
    private static final int MAX_NOTIFICATIONS = 1_000;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final Counter delivered;
    private final Histogram delay;

    /**
     * @param registry receives the metrics
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
                                "Time from a due reminder to its notification.")
                        .buckets(1, 2.5, 5, 10, 15, 20, 30, 60, 300, 3_600, 86_400)
                        .register(registry);
    }

    /**
     * Delivers all due reminders.
     *
     * @throws todo.failure.Failure.Unavailable if the database is unavailable; the next run
     *     delivers the remaining reminders
     */
    public void run() {
        List<Reminder> batch;
        do {
            var now = clock.instant();
            batch = database.transaction(transaction -> deliver(transaction, now));
            delivered.inc(batch.size());
            batch.forEach(reminder -> delay.observe(reminder.delay(now).toMillis() / 1e3));
        } while (batch.size() == BATCH_SIZE);
    }

    private List<Reminder> deliver(Transaction transaction, Instant now) {
        var due = takeDue(transaction, now);
        if (!due.isEmpty()) {
            insertNotifications(transaction, due, now);
            deleteOldest(transaction, due);
        }
        return due;
    }

    /**
     * Locks the owners too, so that the deletion of an account does not deadlock with the delivery.
     */
    private static List<Reminder> takeDue(Transaction transaction, Instant now) {
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
                .with(now, BATCH_SIZE)
                .all(Reminder::read);
    }

    private void insertNotifications(Transaction transaction, List<Reminder> due, Instant now) {
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

    /** Deletes the oldest notifications of users who have too many. */
    private static void deleteOldest(Transaction transaction, List<Reminder> due) {
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
                        MAX_NOTIFICATIONS,
                        due.stream().map(Reminder::owner).distinct().map(UUID::toString).toList())
                .update();
    }
}
