/** The Model Context Protocol: a face of the tools for the programs of other people. */
@NullMarked
package todo.api.mcp;

import org.jspecify.annotations.NullMarked;
