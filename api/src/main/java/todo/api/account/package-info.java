/** Accounts, sessions and personal tokens, and the authentication of requests. */
@NullMarked
package todo.api.account;

import org.jspecify.annotations.NullMarked;
