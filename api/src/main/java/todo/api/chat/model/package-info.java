/**
 * The assistant that asks a language model: any server that speaks OpenAI's chat completions, with
 * the dialects of those that people run.
 */
@NullMarked
package todo.api.chat.model;

import org.jspecify.annotations.NullMarked;
