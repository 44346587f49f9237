/**
 * Renders the Markdown of descriptions, which anybody may have written, to HTML that is safe to
 * show.
 */
@NullMarked
package todo.web.markdown;

import org.jspecify.annotations.NullMarked;
