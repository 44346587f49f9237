/**
 * The ways in which an operation fails. Knows no HTTP: each face of the product translates a
 * failure once.
 */
@NullMarked
package todo.failure;

import org.jspecify.annotations.NullMarked;
