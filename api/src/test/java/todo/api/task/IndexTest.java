package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import todo.api.TestApi;
import todo.api.database.Database;
import todo.api.database.DatabaseUrl;

/**
 * On large tables every question is answered through an index. PostgreSQL counts for itself how
 * often it reads a whole table, so what is guarded are the very statements that requests run.
 */
class IndexTest {

    private static final String URL = TestApi.database();

    private static Database database;
    private static String token = "";

    @BeforeAll
    static void fill() {
        try (var api = start()) {
            database = open();
            while (!database.isReady()) {
                Thread.onSpinWait();
            }
            token = api.register("one@example.org").body().get("access_token").textValue();
            fillTables();
        }
    }

    /** One connection, which has the time that it takes to fill the tables. */
    private static Database open() {
        var url = DatabaseUrl.parse(URL + "?socketTimeout=120");
        return Database.open(url, 1, new CollectorRegistry());
    }

    /** 100,000 tasks of 100 people, of whom the one who asks is one. */
    private static void fillTables() {
        database.sql("set statement_timeout = '2min'").update();
        database.sql("alter table tasks disable trigger user").update();
        database.sql(
                        """
                        insert into users (id, email, password_hash, created_at)
                        select gen_random_uuid(), 'person' || i || '@example.org', '', now()
                        from generate_series(2, 100) i
                        """)
                .update();
        database.sql(
                        """
                        insert into tasks (id, user_id, title, status, priority, tags, due_date, position,
                          created_at, updated_at, completed_at)
                        select gen_random_uuid(), people[1 + i % 100],
                          'Call number ' || i || ' about thing' || i % 977,
                          case when i % 3 = 0 then 'completed' else 'pending' end,
                          (array['High', 'Medium', 'Low'])[1 + i % 3], array['tag' || i % 7],
                          timestamptz '2026-01-01' + i * interval '7 minutes', 'i' || i || 'i', time, time,
                          case when i % 3 = 0 then time end
                        from (select array_agg(id) as people from users) as users,
                          generate_series(1, 100000) i, lateral (select now() - i * interval '1 minute' as time)
                        """)
                .update();
        database.sql(
                        """
                        insert into changes (user_id, operation_id, through, entity, entity_id, after, made_at)
                        select user_id, gen_random_uuid(), 'api', 'task', id, to_jsonb(tasks) - 'search', created_at
                        from tasks
                        """)
                .update();
        // Otherwise autovacuum may do so later, and its summary of a BRIN index counts as reads.
        database.sql("vacuum analyze").update();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tasks?limit=20",
                "/api/tasks?limit=20&status=pending",
                "/api/tasks?limit=20&priority=High&tags=tag1",
                "/api/tasks?limit=20&sort=created_at&order=asc",
                "/api/tasks?limit=20&sort=updated_at",
                "/api/tasks?limit=20&sort=due_date&order=asc",
                "/api/tasks?limit=20&status=completed&sort=completed_at",
                "/api/tasks?limit=20&sort=priority",
                "/api/tasks?limit=20&sort=title",
                "/api/tasks?limit=20&sort=position",
                "/api/tasks?due_date_from=2026-03-01&due_date_to=2026-03-08",
                "/api/tasks?q=thing9",
                "/api/tasks?q=t",
                "/api/tasks?q=%22number%20thing%22",
                "/api/tasks?q=-call",
                "/api/tasks?q=%23tag1%20is:open",
                "/api/tasks?q=thing1%20or%20!high",
                "/api/tasks?q=due:2026-03",
                "/api/tasks?q=is:overdue&sort=due_date&order=asc",
                "/api/tasks?q=list:Home%20or%20has:subtasks",
                "/api/tasks/search?q=call%20thing",
                "/api/tasks/search?limit=20",
                "/api/changes?limit=20",
                "/api/overview",
            })
    void no_request_reads_a_whole_table(String path) {
        var before = wholeReads();
        try (var api = start()) {
            var answer = api.bearing(token).get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        }
        assertThat(wholeReads()).isEqualTo(before);
    }

    private static TestApi start() {
        var api = TestApi.start(URL, Clock.systemUTC(), Map.of());
        api.awaitReady();
        return api;
    }

    /**
     * @return how often each of the tables that grow was read as a whole, as counted when the
     *     connections that did so ended; this connection counts its own reads now
     */
    private static Map<String, Long> wholeReads() {
        database.sql("select pg_stat_force_next_flush()").all(row -> true);
        while (connections() > 1) {
            Thread.onSpinWait();
        }
        return database
                .sql(
                        """
                        select relname, seq_scan from pg_stat_user_tables where relname in ('tasks', 'changes')
                        """)
                .all(row -> Map.entry(row.getString("relname"), row.getLong("seq_scan")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long connections() {
        return database.sql(
                        """
                        select count(*) from pg_stat_activity
                        where datname = current_database() and backend_type = 'client backend'
                        """)
                .first(row -> row.getLong(1))
                .orElseThrow();
    }
}
