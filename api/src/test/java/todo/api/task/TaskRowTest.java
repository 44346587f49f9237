package todo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class TaskRowTest {

    /**
     * The statement that adds the next occurrence of a task writes this column beside the others.
     */
    private static final String FOLLOWS = "follows";

    @Test
    void every_column_of_the_table_is_read_and_written() throws SQLException {
        var database = TestApi.database();
        try (var api = TestApi.start(database, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            var known = new ArrayList<>(List.of(TaskRow.COLUMNS.split(", ", -1)));
            known.add(FOLLOWS);

            assertThat(columns(database)).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static List<String> columns(String database) throws SQLException {
        var url = DatabaseUrl.parse(database);
        var columns = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement =
                        connection.prepareStatement(
                                """
                                select attname from pg_attribute
                                where attrelid = 'tasks'::regclass and attnum > 0 and not attisdropped
                                  and attgenerated = ''
                                """)) {
            var rows = statement.executeQuery();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
