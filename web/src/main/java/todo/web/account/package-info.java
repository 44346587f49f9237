/** Registration, sign-in, sign-out, and the session that the other pages require. */
@NullMarked
package todo.web.account;

import org.jspecify.annotations.NullMarked;
