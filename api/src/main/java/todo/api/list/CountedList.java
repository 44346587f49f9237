package todo.api.list;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A list among the others.
 *
 * @param open how many tasks in it are not completed
 * @param total how many tasks are in it
 */
record CountedList(@JsonUnwrapped TaskList list, int open, int total) {

    static CountedList read(ResultSet row) throws SQLException {
        return new CountedList(TaskList.read(row), row.getInt("open"), row.getInt("total"));
    }
}
