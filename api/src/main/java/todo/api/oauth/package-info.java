/** OAuth 2.1 for programs that act for a user at {@code /mcp}: clients, consent and tokens. */
@NullMarked
package todo.api.oauth;

import org.jspecify.annotations.NullMarked;
