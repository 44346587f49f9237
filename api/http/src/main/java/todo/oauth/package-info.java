/** What both services have to know of OAuth. Knows no HTTP. */
@NullMarked
package todo.oauth;

import org.jspecify.annotations.NullMarked;
