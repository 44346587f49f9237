/** People and their sessions: registering, signing in and out, and who is asking. */
@NullMarked
package todo.api.account;

import org.jspecify.annotations.NullMarked;
