/**
 * The tools of the assistant: what a language model can do with tasks and lists, over the same
 * operations as the REST API. Knows no HTTP and no protocol: MCP is one face of it.
 */
@NullMarked
package todo.api.tool;

import org.jspecify.annotations.NullMarked;
