/** What browsers need to install the application, and to show its pages without a connection. */
@NullMarked
package todo.web.offline;

import org.jspecify.annotations.NullMarked;
