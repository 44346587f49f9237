/** The assistant: conversations, and the answers that are streamed to them. */
@NullMarked
package todo.api.chat;

import org.jspecify.annotations.NullMarked;
