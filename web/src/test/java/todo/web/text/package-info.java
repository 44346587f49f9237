/** Tests of the languages. */
@NullMarked
package todo.web.text;

import org.jspecify.annotations.NullMarked;
