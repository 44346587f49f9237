package todo.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import todo.api.TestApi;
import todo.api.database.Database;
import todo.api.database.DatabaseUrl;

/** The compiled SQL agrees with a second implementation of the query language. */
class SearchAgreementTest {

    private static final long SEED = 20261124;
    private static final UUID OWNER = new UUID(0x7000L, 0x8000_0000_0000_0001L);
    private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");
    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("UTC"),
                    ZoneId.of("Europe/Vienna"),
                    ZoneId.of("Pacific/Auckland"),
                    ZoneId.of("America/Los_Angeles"));

    private static TestApi api;
    private static Database database;
    private static List<ReferenceTask> tasks = List.of();

    @BeforeAll
    static void fill() {
        var url = TestApi.database();
        api = TestApi.start(url, Clock.systemUTC(), Map.of());
        api.awaitReady();
        database = Database.open(DatabaseUrl.parse(url), 1, new CollectorRegistry());
        while (!database.isReady()) {
            Thread.onSpinWait();
        }
        tasks = new RandomTasks(new Random(SEED)).make(80);
        insert(OWNER, tasks);
        // Another user's tasks, whose id has the same suffix as the owner's in the index.
        insert(
                new UUID(0x7001L, OWNER.getLeastSignificantBits()),
                new RandomTasks(new Random(SEED + 1)).make(20));
    }

    @AfterAll
    static void stop() {
        database.close();
        api.close();
    }

    @Test
    void the_database_agrees_with_the_reference_implementation() {
        var queries = new RandomQueries(SEED);
        for (var i = 0; i < 1_500; i++) {
            var text = queries.query();
            var zone = ZONES.get(i % ZONES.size());
            var search = Search.typed(text);
            assertThat(found(search, zone))
                    .as("seed %d, in %s: %s", SEED, zone, text)
                    .isEqualTo(
                            tasks.stream()
                                    .filter(task -> task.matches(search.node(), zone, NOW))
                                    .map(ReferenceTask::title)
                                    .sorted()
                                    .toList());
        }
    }

    @Test
    void the_database_can_run_every_valid_query() {
        var queries = new RandomQueries(SEED + 1);
        var answered = 0;
        while (answered < 700) {
            var text = queries.noise();
            Search search;
            try {
                search = Search.typed(text);
            } catch (QuerySyntaxException fault) {
                continue;
            }
            try {
                found(search, ZONES.get(answered++ % ZONES.size()));
            } catch (RuntimeException broken) {
                throw new AssertionError("seed " + SEED + ": <" + text + ">", broken);
            }
        }
    }

    /**
     * @return the titles, which are unique
     */
    private static List<String> found(Search search, ZoneId zone) {
        var condition = search.condition(OWNER, zone, NOW);
        var rank = search.rank(OWNER);
        return database
                .sql(
                        "select title, %s as rank from tasks where user_id = ? and %s"
                                .formatted(rank.sql(), condition.sql()))
                .with(rank.parameters().toArray())
                .with(OWNER)
                .with(condition.parameters().toArray())
                .all(row -> row.getString("title"))
                .stream()
                .sorted()
                .toList();
    }

    private static void insert(UUID owner, List<ReferenceTask> tasks) {
        database.sql(
                        "insert into users (id, email, password_hash, created_at) values (?, ?, '', ?)")
                .with(owner, owner + "@example.org", NOW)
                .update();
        database.sql("alter table tasks disable trigger user").update();
        database.sql("alter table lists disable trigger user").update();
        var lists =
                tasks.stream()
                        .map(ReferenceTask::list)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(name -> name, name -> UUID.randomUUID()));
        lists.forEach((name, id) ->
                database.sql(
                                "insert into lists (id, user_id, name, position, created_at, updated_at) values (?, ?, ?, 'i', ?, ?)")
                        .with(id, owner, name, NOW, NOW)
                        .update());
        for (var task : tasks) {
            database.sql(
                            """
                            insert into tasks (id, user_id, title, description, status, priority, tags, due_date,
                              all_day, recurrence_rule, reminder_lead_time, list_id, parent_id, position, created_at,
                              updated_at, completed_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'i', ?, ?, ?)
                            """)
                    .with(task.id(), owner, task.title(), task.description(), task.status())
                    .with(task.priority(), task.tags(), task.dueDate(), task.allDay(), task.rule())
                    .with(task.reminder(), task.list() == null ? null : lists.get(task.list()))
                    .with(task.parent(), task.createdAt(), task.updatedAt(), task.completedAt())
                    .update();
        }
    }
}
