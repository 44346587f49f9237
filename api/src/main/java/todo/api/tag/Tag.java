package todo.api.tag;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A tag, as the API shows it.
 *
 * @param count how many tasks have it
 * @param open how many of these are not completed
 */
record Tag(String name, int count, int open) {

    static Tag read(ResultSet row) throws SQLException {
        return new Tag(row.getString("name"), row.getInt("count"), row.getInt("open"));
    }
}
