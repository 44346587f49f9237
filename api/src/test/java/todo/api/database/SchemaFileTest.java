package todo.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.TestApi;

class SchemaFileTest {

    /** Shows readers the schema that all migrations together make. */
    private static final Path FILE = Path.of("../docs/schema.sql");

    private static final String HEAD =
            """
            -- The schema after all migrations, for readers: written by SchemaFileTest with WRITE_SCHEMA=true in the environment.
            -- To change it, add a migration (api/src/main/resources/db/migration).
            """;

    /** One statement a row, each without its schema's name. */
    private static final String STATEMENTS =
            """
            with mine as (
              select oid, relname from pg_class
              where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'flyway%')
            select statement from (
              select 1 as kind, relname as name, format(E'create table %s (\\n%s\\n)', relname, string_agg(line, E',\\n' order by part, number, line)) as statement
              from (
                select relname, 1 as part, attnum as number, format('  %s %s%s%s%s', attname, format_type(atttypid, atttypmod),
                  case when attcollation = 'pg_catalog."C"'::regcollation then ' collate "C"' else '' end,
                  case
                    when attidentity = 'a' then ' generated always as identity'
                    when attgenerated = 's' then format(' generated always as (%s) stored', pg_get_expr(adbin, adrelid))
                    when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid)
                    else '' end,
                  case when attnotnull then ' not null' else '' end) as line
                from mine join pg_attribute on attrelid = mine.oid and attnum > 0 and not attisdropped
                left join pg_attrdef on adrelid = mine.oid and adnum = attnum
                union all
                select relname, 2, 0, format('  constraint %s %s', conname, pg_get_constraintdef(pg_constraint.oid))
                from mine join pg_constraint on conrelid = mine.oid where contype in ('p', 'u', 'f', 'c')
              ) as lines group by relname
              union all
              select 2, relname || indexrelid::regclass::text, pg_get_indexdef(indexrelid)
              from mine join pg_index on indrelid = mine.oid
              where not exists (select 1 from pg_constraint where conindid = indexrelid)
              union all
              select 3, proname || pg_get_function_identity_arguments(oid), pg_get_functiondef(oid)
              from pg_proc where pronamespace = 'public'::regnamespace
              union all
              select 4, relname || tgname, pg_get_triggerdef(pg_trigger.oid)
              from mine join pg_trigger on tgrelid = mine.oid where not tgisinternal
            ) as statements order by kind, name collate "C"
            """;

    @Test
    void the_file_shows_the_schema_that_the_migrations_make() throws SQLException, IOException {
        var database = TestApi.database();
        try (var api = TestApi.start(database, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            var schema = HEAD + "\n" + String.join(";\n\n", statements(database)) + ";\n";
            if ("true".equals(System.getenv("WRITE_SCHEMA"))) {
                Files.writeString(FILE, schema);
            }
            assertThat(Files.readString(FILE)).isEqualTo(schema);
        }
    }

    private static List<String> statements(String database) throws SQLException {
        var url = DatabaseUrl.parse(database);
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            return statements(connection);
        }
    }

    private static List<String> statements(Connection connection) throws SQLException {
        var statements = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(STATEMENTS)) {
            while (rows.next()) {
                statements.add(rows.getString(1).replace("public.", "").strip());
            }
        }
        return statements;
    }
}
