/**
 * The assistant that answers where no language model is configured: it reads English sentences with
 * patterns, and acts through the same tools. Deterministic and offline; knows no protocol.
 */
@NullMarked
package todo.api.chat.builtin;

import org.jspecify.annotations.NullMarked;
