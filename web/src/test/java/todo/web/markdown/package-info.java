/** Tests of the HTML for descriptions, with attempts to break out of it. */
@NullMarked
package todo.web.markdown;

import org.jspecify.annotations.NullMarked;
