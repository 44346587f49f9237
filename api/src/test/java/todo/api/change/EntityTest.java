package todo.api.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import todo.api.TestApi;
import todo.api.database.DatabaseUrl;

class EntityTest {

    @ParameterizedTest
    @EnumSource
    void every_column_of_its_table_is_put_back_by_undo_or_made_anew(Entity entity)
            throws SQLException {
        var database = TestApi.database();
        try (var api = TestApi.start(database, Clock.systemUTC(), Map.of())) {
            api.awaitReady();
            var known = new ArrayList<>(List.of("id", "user_id", "version", "updated_at"));
            known.addAll(entity.columns());

            assertThat(columns(database, entity)).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private static List<String> columns(String database, Entity entity) throws SQLException {
        var url = DatabaseUrl.parse(database);
        var columns = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement =
                        connection.prepareStatement(
                                """
                                select attname from pg_attribute
                                where attrelid = ?::regclass and attnum > 0 and not attisdropped
                                  and attgenerated = ''
                                """)) {
            statement.setString(1, entity.table());
            var rows = statement.executeQuery();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
