/** The page on which a user lets an app reach their tasks, as OAuth 2.1 describes it. */
@NullMarked
package todo.web.oauth;

import org.jspecify.annotations.NullMarked;
