/**
 * The assistant: a conversation beside every view or as a page of its own. Shows what the API
 * streams; decides nothing.
 */
@NullMarked
package todo.web.assistant;

import org.jspecify.annotations.NullMarked;
