/**
 * The query language: text becomes a syntax tree, and the tree an SQL condition, in which user
 * input is only ever a parameter. Pure: it knows the columns of the table tasks and runs no
 * statement.
 */
@NullMarked
package todo.api.query;

import org.jspecify.annotations.NullMarked;
