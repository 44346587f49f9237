package todo.api.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import todo.api.Ids;
import todo.api.database.Transaction;

/** The next one of a recurring task, with all that is part of it. */
final class Successor {

    /**
     * What is part of a task and comes again with it. Of parts that come again by themselves only
     * those that are open: the others have left their next ones.
     */
    private static final String COMING =
            """
            with recursive parts as (
              select id, parent_id, 1 as level from tasks
              where parent_id = ? and (recurrence_rule is null or status <> 'completed')
              union all
              select tasks.id, tasks.parent_id, level + 1
              from tasks join parts on tasks.parent_id = parts.id
              where tasks.recurrence_rule is null or tasks.status <> 'completed')
            """;

    /** So many days later by the calendar, for the time on the wall is kept. */
    private static final String LATER =
            """
            (due_date at time zone case when all_day then 'UTC' else ? end
              + make_interval(days => ?)) at time zone case when all_day then 'UTC' else ? end
            """;

    private Successor() {}

    /**
     * @return whether it is there already, whatever became of it: the task was opened and completed
     *     again
     */
    static boolean isThere(Transaction transaction, UUID task) {
        return transaction
                .sql("select 1 from tasks where follows = ?")
                .with(task)
                .first(row -> true)
                .isPresent();
    }

    /**
     * Removes the next one of a task that is open again, with its parts; but not if somebody has
     * changed it since, or one of them, or has added one.
     */
    static void takeBack(Transaction transaction, UUID task) {
        transaction
                .sql(
                        """
                        with recursive made as (
                          select id, version, created_at from tasks where follows = ?
                          union all
                          select tasks.id, tasks.version, tasks.created_at
                          from tasks join made on tasks.parent_id = made.id)
                        delete from tasks where follows = ? and not exists (
                          select from made where version > 1 or made.created_at <> tasks.created_at)
                        """)
                .with(task, task)
                .update();
    }

    /** A part as it is copied: {@code id} is new, and {@code parent} the copy of its parent. */
    private record Copy(UUID source, UUID id, UUID parent) {}

    /**
     * Copies all that comes again with a task, open and as many days later as its successor is.
     *
     * @param zone where a day begins at midnight
     */
    static void copyParts(
            Transaction transaction, Task before, Task next, ZoneId zone, Ids ids, Instant now) {
        var copies = copies(transaction, before.id(), next.id(), ids);
        if (copies.isEmpty()) {
            return;
        }
        transaction
                .sql(
                        """
                        insert into tasks (id, user_id, title, description, status, priority, tags, due_date,
                          all_day, recurrence_rule, recurrence_from, reminder_lead_time, list_id, parent_id,
                          position, created_at, updated_at, version)
                        select copy.id, user_id, title, description, 'pending', priority, tags,
                          %s, all_day, recurrence_rule, recurrence_from, reminder_lead_time, ?, copy.parent,
                          position, ?, ?, 1
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[]) with ordinality as copy(source, id, parent, number)
                        join tasks on tasks.id = copy.source
                        order by copy.number
                        """
                                .formatted(LATER))
                .with(zone.getId(), days(before, next, zone, now), zone.getId())
                .with(next.listId(), now, now)
                .with(Hierarchy.texts(copies.stream().map(Copy::source).toList()))
                .with(Hierarchy.texts(copies.stream().map(Copy::id).toList()))
                .with(Hierarchy.texts(copies.stream().map(Copy::parent).toList()))
                .update();
    }

    /**
     * Puts off all that comes again with a task, by as many days as the task itself: what is done
     * of it stays done, and what is open open.
     *
     * @param after the same task at its next date
     * @param zone where a day begins at midnight
     */
    static void putOffParts(
            Transaction transaction, Task before, Task after, ZoneId zone, Instant now) {
        transaction
                .sql(
                        COMING
                                + """
                                update tasks set due_date = %s, updated_at = ?, version = version + 1
                                where due_date is not null and id in (select id from parts)
                                """
                                        .formatted(LATER))
                .with(before.id(), zone.getId(), days(before, after, zone, now), zone.getId(), now)
                .update();
    }

    /** Parents stand before their parts. */
    private static List<Copy> copies(Transaction transaction, UUID task, UUID next, Ids ids) {
        var copied = new HashMap<UUID, UUID>();
        copied.put(task, next);
        var copies = new ArrayList<Copy>();
        transaction
                .sql(COMING + "select id, parent_id from parts order by level, id")
                .with(task)
                .all(row ->
                        new Copy(
                                row.getObject("id", UUID.class),
                                ids.next(),
                                row.getObject("parent_id", UUID.class)))
                .forEach(part -> {
                    copied.put(part.source(), part.id());
                    var parent = Objects.requireNonNull(copied.get(part.parent()));
                    copies.add(new Copy(part.source(), part.id(), parent));
                });
        return copies;
    }

    private static int days(Task before, Task next, ZoneId zone, Instant now) {
        return Math.toIntExact(
                ChronoUnit.DAYS.between(day(before, zone, now), day(next, zone, now)));
    }

    private static LocalDate day(Task task, ZoneId zone, Instant now) {
        var due = Objects.requireNonNullElse(task.dueDate(), now);
        return LocalDate.ofInstant(
                due, task.allDay() && task.dueDate() != null ? ZoneOffset.UTC : zone);
    }
}
