package todo.api.list;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A list with the number of its tasks.
 *
 * @param open how many of its tasks are not completed
 * @param total how many tasks it has
 */
public record CountedList(@JsonUnwrapped TaskList list, int open, int total) {

    /** Reads a whole row of lists, with the columns open and total. */
    public static CountedList read(ResultSet row) throws SQLException {
        return new CountedList(TaskList.read(row), row.getInt("open"), row.getInt("total"));
    }
}
