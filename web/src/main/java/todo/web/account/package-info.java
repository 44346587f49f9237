/**
 * Who uses the frontend: registering, signing in and out, and the session that guards the other
 * pages.
 */
@NullMarked
package todo.web.account;

import org.jspecify.annotations.NullMarked;
